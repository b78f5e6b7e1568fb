import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { textKey } from '#platform/texts'

export interface HistoryLine {
  at: Date | string
  actor: string
  text: string
  reason: string | null
  changes: { field: string; before: string; after: string }[]
}

const SHOWN = 60

/** What the journal says of a record, latest first, in the reader's language. */
export async function historyOf(type: string, ids: (number | string)[], i18n: I18n): Promise<HistoryLine[]> {
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
    changes: changesOf(row.changes, i18n),
  }))
}

const HIDDEN = new Set(['foldedName', 'folded_name', 'matchName', 'match_name', 'id', 'requestKey', 'unitId', 'calendarId', 'openKey'])

function changesOf(changes: unknown, i18n: I18n): HistoryLine['changes'] {
  if (!changes) return []
  const parsed = (typeof changes === 'string' ? JSON.parse(changes) : changes) as Record<string, [unknown, unknown]>
  return Object.entries(parsed)
    .filter(([field]) => !HIDDEN.has(field))
    .map(([field, [before, after]]) => ({
      field: i18n.t(`registry.fields.${camel(field)}`, {}, field),
      before: shown(before),
      after: shown(after),
    }))
}

function camel(field: string): string {
  return field.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
