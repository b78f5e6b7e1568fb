import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

/** Days at the tills: opening, what should have been there, what was counted. */
export const sessionList = defineList({
  name: 'cash.sessions',
  permission: 'cash.tills.view',
  route: 'cash.sessions.index',
  key: 'tax_till_sessions.id',
  query: () =>
    db
      .from('tax_till_sessions')
      .join('tax_tills', 'tax_tills.id', 'tax_till_sessions.till_id')
      .join('platform_users', 'platform_users.id', 'tax_till_sessions.cashier_id'),
  columns: [
    { key: 'id', type: 'integer', select: 'tax_till_sessions.id', hidden: true },
    {
      key: 'opened_on',
      type: 'date',
      select: 'tax_till_sessions.opened_on',
      sortable: true,
      filterable: true,
      link: (row) => ({ route: 'cash.sessions.show', params: [row.id] }),
    },
    {
      key: 'till',
      type: 'text',
      select: 'tax_tills.code',
      filterable: true,
      groupable: true,
      search: 'prefix',
    },
    {
      key: 'till_name',
      type: 'reference',
      select: { fr: 'tax_tills.name_fr', ar: 'tax_tills.name_ar' },
    },
    {
      key: 'cashier',
      type: 'text',
      select: namesOf('platform_users'),
      filterable: true,
    },
    { key: 'opening', type: 'money', select: 'tax_till_sessions.opening_minor' },
    { key: 'expected', type: 'money', select: 'tax_till_sessions.expected_minor' },
    { key: 'counted', type: 'money', select: 'tax_till_sessions.counted_minor' },
    {
      key: 'difference',
      type: 'money',
      select: '(tax_till_sessions.counted_minor - tax_till_sessions.expected_minor)',
      filterable: true,
      total: 'sum',
    },
    {
      key: 'state',
      type: 'state',
      select: `IF(tax_till_sessions.closed_at IS NULL, 'open', 'closed')`,
      filterable: true,
      values: { texts: 'cash.session_states', tones: { open: 'good', closed: 'neutral' } },
    },
  ],
  defaultColumns: [
    'opened_on',
    'till',
    'till_name',
    'cashier',
    'opening',
    'expected',
    'counted',
    'difference',
    'state',
  ],
  defaultSort: '-opened_on',
})
