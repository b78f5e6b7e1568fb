import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import type { Act } from '#platform/act'
import { defineList } from '#platform/lists/definition'
import type { Choice } from '#platform/lists/definition'
import { nameText } from '#platform/texts'
import type { TextKind } from '#platform/texts'

/** What the journal holds so far, to choose from; read from an index, whatever the journal's length. */
async function recordedNames(column: string, kind: TextKind, act: Act): Promise<Choice[]> {
  const i18n = i18nManager.locale(act.locale)
  const rows = await db.from('platform_journal_entries').distinct(column)
  return rows
    .map((row) => ({ value: row[column], label: nameText(kind, row[column], i18n) }))
    .sort((a, b) => a.label.localeCompare(b.label, act.locale))
}

export const journalList = defineList({
  name: 'platform.journal',
  permission: 'platform.journal.view',
  route: 'journal.index',
  key: 'platform_journal_entries.id',
  query: () => db.from('platform_journal_entries'),
  columns: [
    {
      key: 'id',
      type: 'integer',
      plain: true,
      select: 'platform_journal_entries.id',
      sortable: true,
      link: 'journal.show',
    },
    {
      key: 'recorded_at',
      type: 'instant',
      select: 'platform_journal_entries.recorded_at',
      sortable: true,
      filterable: true,
    },
    { key: 'actor', type: 'text', select: 'platform_journal_entries.actor_name', filterable: true },
    {
      key: 'action',
      type: 'reference',
      select: 'platform_journal_entries.action',
      filterable: true,
      search: 'prefix',
      named: 'actions',
      choices: (act) => recordedNames('action', 'actions', act),
    },
    {
      key: 'subject_type',
      type: 'reference',
      select: 'platform_journal_entries.subject_type',
      filterable: true,
      named: 'subjects',
      choices: (act) => recordedNames('subject_type', 'subjects', act),
    },
    {
      key: 'subject',
      type: 'text',
      select: 'platform_journal_entries.subject_label',
      filterable: true,
    },
    {
      key: 'subject_id',
      type: 'text',
      select: 'platform_journal_entries.subject_id',
      filterable: true,
    },
    {
      key: 'request',
      type: 'text',
      select: 'platform_journal_entries.request_id',
      filterable: true,
    },
  ],
  defaultColumns: ['id', 'recorded_at', 'actor', 'action', 'subject'],
  defaultSort: '-id',
})
