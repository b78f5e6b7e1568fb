import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

const held = (column: string) =>
  `(select coalesce(sum(b.${column}), 0) from stores_balances b where b.item_id = stores_items.id)`

/** Items with what all stores hold of each. */
export const itemList = defineList({
  name: 'stores.items',
  permission: 'stores.stock.view',
  route: 'stores.items.index',
  key: 'stores_items.id',
  query: () => db.from('stores_items'),
  columns: [
    {
      key: 'code',
      type: 'text',
      select: 'stores_items.code',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'stores.items.show',
    },
    {
      key: 'name',
      type: 'text',
      select: namesOf('stores_items'),
      filterable: true,
      search: 'contains',
      searchOn: 'stores_items.folded_name',
      folded: true,
      width: 'wide',
      link: 'stores.items.show',
    },
    {
      key: 'family',
      type: 'text',
      select: 'stores_items.family',
      sortable: true,
      filterable: true,
      groupable: true,
    },
    { key: 'shelf', type: 'text', select: 'stores_items.shelf', filterable: true },
    { key: 'unit', type: 'text', select: 'stores_items.unit' },
    { key: 'quantity', type: 'decimal', select: held('quantity'), filterable: true },
    { key: 'value', type: 'money', select: held('value_minor'), filterable: true, total: 'sum' },
    { key: 'minimum', type: 'decimal', select: 'stores_items.minimum', filterable: true },
    {
      key: 'short',
      type: 'boolean',
      select: `(${held('quantity')} <= stores_items.minimum)`,
      filterable: true,
    },
  ],
  defaultColumns: ['code', 'name', 'family', 'shelf', 'quantity', 'unit', 'minimum', 'value'],
  defaultSort: 'code',
  views: [{ key: 'short', filter: 'short:yes' }],
})

/** Slips: what entered and left, and why. */
export const slipList = defineList({
  name: 'stores.slips',
  permission: 'stores.stock.view',
  scope: { unit: 'stores_stores.unit_id' },
  route: 'stores.slips.index',
  key: 'stores_slips.id',
  query: () =>
    db
      .from('stores_slips')
      .leftJoin('stores_stores', 'stores_stores.id', 'stores_slips.store_id')
      .leftJoin('registry_units', 'registry_units.id', 'stores_slips.unit_id')
      .leftJoin('registry_parties', 'registry_parties.id', 'stores_slips.party_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'stores_slips.number',
      sortOn: 'stores_slips.id',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'stores.slips.show',
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'stores_slips.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'stores.kinds',
        tones: { receipt: 'good', issue: 'info', return: 'neutral', adjustment: 'warn' },
      },
    },
    {
      key: 'moved_on',
      type: 'date',
      select: 'stores_slips.moved_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'store',
      type: 'text',
      select: namesOf('stores_stores'),
      groupable: true,
    },
    { key: 'supplier', type: 'party', select: 'registry_parties.name_fr', filterable: true },
    {
      key: 'unit',
      type: 'text',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
    },
    {
      key: 'who',
      type: 'text',
      select: {
        fr: 'coalesce(registry_parties.name_fr, registry_units.name_fr)',
        ar: 'coalesce(registry_parties.name_ar, registry_parties.name_fr, registry_units.name_ar)',
      },
    },
    { key: 'order', type: 'text', select: 'stores_slips.order_number', filterable: true },
    {
      key: 'value',
      type: 'money',
      select:
        '(select coalesce(sum(abs(m.value_minor)), 0) from stores_movements m where m.slip_id = stores_slips.id)',
    },
    { key: 'storekeeper', type: 'text', select: 'stores_slips.storekeeper_name', filterable: true },
  ],
  defaultColumns: ['number', 'kind', 'moved_on', 'store', 'who', 'value'],
  defaultSort: '-moved_on',
  views: [
    { key: 'receipts', filter: 'kind:in:receipt' },
    { key: 'issues', filter: 'kind:in:issue' },
  ],
})
