import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { supplierName } from '#procurement/lists/supplier_column'

/** Suppliers of the commune. */
export const supplierList = defineList({
  name: 'procurement.suppliers',
  permission: 'procurement.suppliers.view',
  route: 'procurement.suppliers.index',
  key: 'procurement_suppliers.id',
  query: () =>
    db
      .from('procurement_suppliers')
      .leftJoin('registry_parties', 'registry_parties.id', 'procurement_suppliers.party_id'),
  columns: [
    { ...supplierName, key: 'name', sortable: true, link: 'procurement.suppliers.show' },
    {
      key: 'ice',
      type: 'text',
      select: 'procurement_suppliers.ice',
      sortable: true,
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'legal_form',
      type: 'text',
      select: 'registry_parties.legal_form',
      filterable: true,
      groupable: true,
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'procurement_suppliers.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'procurement.kinds',
        tones: {
          company: 'neutral',
          cooperative: 'info',
          union: 'info',
          auto_entrepreneur: 'info',
        },
      },
    },
    {
      key: 'small_firm',
      type: 'boolean',
      select: 'procurement_suppliers.small_firm',
      filterable: true,
      groupable: true,
    },
    {
      key: 'ordered',
      type: 'money',
      select: `(select coalesce(sum(o.amount_ttc_minor), 0) from procurement_orders o where o.supplier_id = procurement_suppliers.id and o.state <> 'cancelled')`,
      total: 'sum',
    },
    {
      key: 'state',
      type: 'state',
      select: 'procurement_suppliers.state',
      filterable: true,
      values: { texts: 'procurement.states.supplier', tones: { active: 'good', excluded: 'bad' } },
    },
  ],
  defaultColumns: ['name', 'ice', 'legal_form', 'small_firm', 'ordered', 'state'],
  defaultSort: 'name',
  views: [
    { key: 'small', filter: 'small_firm:yes' },
    { key: 'excluded', filter: 'state:in:excluded' },
  ],
})
