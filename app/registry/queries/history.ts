import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { storedChanges } from '#platform/audit/changes'
import type { Changes } from '#platform/audit/changes'
import { loadNames } from '#platform/audit/names'
import { journalWords } from '#platform/audit/word_sources'
import { camel, EntryWords } from '#platform/audit/words'
import { textKey } from '#platform/texts'
import { READ_IDENTIFIERS } from '#registry/queries/describe_parties'

export interface HistoryLine {
  at: Date | string
  actor: string
  text: string
  reason: string | null
  /** Before is null where there was nothing. */
  changes: { field: string; before: string | null; after: string }[]
}

const SHOWN = 60

/**
 * What the journal says of a record, latest first, in the reader's language; masked where the page masks. A field
 * that has no words for its reader is left to the journal itself, which keeps every one.
 */
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
  const lines = rows.map((row) => ({ row, changes: storedChanges(row.changes) }))
  const words = journalWords()
  const names = await loadNames(
    words,
    type,
    lines.map((line) => line.changes)
  )
  return lines.map(({ row, changes }) => ({
    at: row.recorded_at,
    actor: row.actor_name,
    text: i18n.t(textKey('actions', row.action), {}, row.action),
    reason: row.reason,
    changes: changesOf(
      changes,
      act,
      new EntryWords({ type, action: row.action }, words, names, i18n)
    ),
  }))
}

const HIDDEN = new Set([
  'foldedName',
  'matchName',
  'id',
  'requestKey',
  'unitId',
  'calendarId',
  'openKey',
  'feast',
  'sortOrder',
])

/** Fields shown only to those who may read them on the record itself. */
const GUARDED: Record<string, string> = {
  identifiers: READ_IDENTIFIERS,
  mainIdentifier: READ_IDENTIFIERS,
  birthOn: READ_IDENTIFIERS,
  birthPlace: READ_IDENTIFIERS,
  rib: 'registry.accounts.read',
}

function changesOf(changes: Changes, act: Act, words: EntryWords): HistoryLine['changes'] {
  return Object.entries(changes).flatMap(([name, [before, after]]) => {
    const field = camel(name)
    const label = HIDDEN.has(field) ? null : words.label(field)
    if (label === null || !words.says(field, before) || !words.says(field, after)) return []
    const right = GUARDED[field]
    const open = right === undefined || act.can(right)
    const shown = (value: unknown) => (open ? words.value(field, value) : '••••')
    const none = before === null || before === undefined || before === ''
    return [{ field: label, before: none ? null : shown(before), after: shown(after) }]
  })
}
