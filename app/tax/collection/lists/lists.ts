import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

/** Lists of acts, the newest first. */
export const collectionListList = defineList({
  name: 'collection.lists',
  permission: 'collection.lists.view',
  route: 'collection.lists.index',
  key: 'tax_collection_lists.id',
  query: () =>
    db
      .from('tax_collection_lists')
      .leftJoin('platform_users', 'platform_users.id', 'tax_collection_lists.prepared_by_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'tax_collection_lists.number',
      sortable: true,
      search: 'prefix',
      unique: true,
      link: 'collection.lists.show',
    },
    {
      key: 'step',
      type: 'choice',
      select: 'tax_collection_lists.step',
      filterable: true,
      groupable: true,
      values: {
        texts: 'collection.steps',
        tones: { last_notice: 'info', demand: 'warn', seizure: 'bad' },
      },
    },
    {
      key: 'prepared_at',
      type: 'instant',
      select: 'tax_collection_lists.prepared_at',
      filterable: true,
    },
    {
      key: 'prepared_by',
      type: 'text',
      select: namesOf('platform_users'),
    },
    { key: 'acts', type: 'integer', select: 'tax_collection_lists.act_count' },
    { key: 'owed', type: 'money', select: 'tax_collection_lists.owed_minor' },
    { key: 'fee', type: 'money', select: 'tax_collection_lists.fee_minor' },
    {
      key: 'state',
      type: 'state',
      select: 'tax_collection_lists.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'collection.list_states',
        tones: {
          preparing: 'info',
          prepared: 'warn',
          authorised: 'info',
          served: 'good',
          refused: 'bad',
        },
      },
    },
    { key: 'served_on', type: 'date', select: 'tax_collection_lists.served_on', filterable: true },
  ],
  defaultColumns: [
    'number',
    'step',
    'prepared_at',
    'prepared_by',
    'acts',
    'owed',
    'fee',
    'state',
    'served_on',
  ],
  defaultSort: '-number',
  views: [{ key: 'to_authorise', filter: 'state:in:prepared' }],
})
