import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

/** Inventories, the open ones first by their number. */
export const countList = defineList({
  name: 'stores.counts',
  permission: 'stores.stock.view',
  scope: { unit: 'stores_stores.unit_id' },
  route: 'stores.counts.index',
  key: 'stores_counts.id',
  query: () =>
    db
      .from('stores_counts')
      .leftJoin('stores_stores', 'stores_stores.id', 'stores_counts.store_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'stores_counts.number',
      sortOn: 'stores_counts.id',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'stores.counts.show',
    },
    {
      key: 'store',
      type: 'text',
      select: namesOf('stores_stores'),
      groupable: true,
    },
    {
      key: 'opened_on',
      type: 'date',
      select: 'stores_counts.opened_on',
      sortable: true,
      filterable: true,
    },
    { key: 'opened_by', type: 'text', select: 'stores_counts.opened_by_name', filterable: true },
    { key: 'closed_on', type: 'date', select: 'stores_counts.closed_on', filterable: true },
    { key: 'closed_by', type: 'text', select: 'stores_counts.closed_by_name', filterable: true },
    {
      key: 'state',
      type: 'state',
      select: 'stores_counts.state',
      filterable: true,
      values: {
        texts: 'stores.states.count',
        tones: { open: 'warn', validated: 'good', cancelled: 'neutral' },
      },
    },
  ],
  defaultColumns: ['number', 'store', 'opened_on', 'opened_by', 'closed_on', 'closed_by', 'state'],
  defaultSort: '-number',
})
