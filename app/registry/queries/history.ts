import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { textKey } from '#platform/texts'
import { READ_IDENTIFIERS } from '#registry/queries/describe_parties'

export interface HistoryLine {
  at: Date | string
  actor: string
  text: string
  reason: string | null
  changes: { field: string; before: string; after: string }[]
}

const SHOWN = 60

/** What the journal says of a record, latest first, in the reader's language; masked where the page masks. */
export async function historyOf(
  type: string,
  ids: (number | string)[],
  act: Act,
  i18n: I18n
): Promise<HistoryLine[]> {
  const rows = await db
    .from('platform_journal_entries')
    .where('subject_type', type)
    .whereIn('subject_id', ids.map(String))
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .select('recorded_at', 'actor_name', 'action', 'changes', 'reason')
  return rows.map((row) => ({
    at: row.recorded_at,
    actor: row.actor_name,
    text: i18n.t(textKey('actions', row.action), {}, row.action),
    reason: row.reason,
    changes: changesOf(row.changes, act, i18n),
  }))
}

const HIDDEN = new Set([
  'foldedName',
  'folded_name',
  'matchName',
  'match_name',
  'id',
  'requestKey',
  'unitId',
  'calendarId',
  'openKey',
])

/** Fields shown only to those who may read them on the record itself. */
const GUARDED: Record<string, string> = {
  identifiers: READ_IDENTIFIERS,
  mainIdentifier: READ_IDENTIFIERS,
  birthOn: READ_IDENTIFIERS,
  birthPlace: READ_IDENTIFIERS,
  rib: 'registry.accounts.read',
}

function changesOf(changes: unknown, act: Act, i18n: I18n): HistoryLine['changes'] {
  if (!changes) return []
  const parsed = (typeof changes === 'string' ? JSON.parse(changes) : changes) as Record<
    string,
    [unknown, unknown]
  >
  return Object.entries(parsed)
    .filter(([field]) => !HIDDEN.has(field))
    .map(([field, [before, after]]) => {
      const right = GUARDED[camel(field)]
      const open = right === undefined || act.can(right)
      return {
        field: i18n.t(`registry.fields.${camel(field)}`, {}, field),
        before: open ? shown(before) : '••••',
        after: open ? shown(after) : '••••',
      }
    })
}

function camel(field: string): string {
  return field.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
