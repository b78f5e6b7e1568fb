import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { SearchSource } from '#platform/modules'
import { foldText } from '#values/text'

const plain = (term: string) => term.replace(/[%_\\]/g, '')

/** Purchases by number or object, suppliers by name or ICE. */
export const procurementSearches: SearchSource[] = [
  {
    key: 'purchases',
    permission: 'procurement.orders.view',
    run: async (term, act, limit) => {
      const query = db
        .from('procurement_orders as o')
        .join('procurement_requests as r', 'r.id', 'o.request_id')
        .where((either) => {
          either
            .where('o.number', 'like', `${plain(term)}%`)
            .orWhere('o.object', 'like', `%${plain(term)}%`)
        })
        .orderBy('o.id', 'desc')
        .limit(limit)
        .select('o.*')
      const rows = await act.restrict(query, 'procurement.orders.view', { unit: 'r.unit_id' })
      return rows.map((row) => ({
        label: `${row.number ?? '—'} · ${row.object}`,
        detail: Money.ofMinor(row.amount_ttc_minor).format(),
        url: `/procurement/orders/${row.id}`,
      }))
    },
  },
  {
    key: 'suppliers',
    permission: 'procurement.suppliers.view',
    run: async (term, _act, limit) => {
      const rows = await db
        .from('procurement_suppliers as s')
        .join('registry_parties as p', 'p.id', 's.party_id')
        .where('s.ice', 'like', `${plain(term)}%`)
        .orWhere('p.folded_name', 'like', `${plain(foldText(term))}%`)
        .orderBy('p.name_fr')
        .limit(limit)
        .select('s.id', 's.ice', 'p.name_fr')
      return rows.map((row) => ({
        label: row.name_fr,
        detail: row.ice,
        url: `/procurement/suppliers/${row.id}`,
      }))
    },
  },
]
