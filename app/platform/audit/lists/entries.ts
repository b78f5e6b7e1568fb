import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

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
      type: 'text',
      select: 'platform_journal_entries.action',
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'subject_type',
      type: 'text',
      select: 'platform_journal_entries.subject_type',
      filterable: true,
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
