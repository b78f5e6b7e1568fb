import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'

export interface StockCardLine {
  id: number
  on: string
  slipId: number
  paper: string
  store: string
  entered: string | null
  issued: string | null
  balance: string
  unitCost: string
  valueMinor: number
  who: string
}

/** Fiche de stock: every movement of an item in the stores one may see, with the balance, average cost and value it left, latest first. */
export async function stockCard(
  act: Act,
  itemId: number,
  limit: number,
  locale: string
): Promise<StockCardLine[]> {
  const query = db
    .from('stores_movements as m')
    .join('stores_slips as s', 's.id', 'm.slip_id')
    .join('stores_stores as t', 't.id', 'm.store_id')
    .leftJoin('registry_parties as p', 'p.id', 's.party_id')
    .leftJoin('registry_units as u', 'u.id', 's.unit_id')
    .where('m.item_id', itemId)
    .orderBy('m.id', 'desc')
    .limit(limit)
    .select(
      'm.*',
      's.number',
      't.code as store',
      'p.name_fr as supplier_fr',
      'p.name_ar as supplier_ar',
      'u.name_fr as unit_fr',
      'u.name_ar as unit_ar'
    )
  const rows = await act.restrict(query, 'stores.stock.view', { unit: 't.unit_id' })
  return rows.map((row) => {
    const entered = Number(row.quantity) > 0
    return {
      id: row.id,
      on: row.moved_on,
      slipId: row.slip_id,
      paper: row.number,
      store: row.store,
      entered: entered ? row.quantity : null,
      issued: entered ? null : String(row.quantity).replace('-', ''),
      balance: row.balance_quantity,
      unitCost: row.unit_cost,
      valueMinor: row.balance_value_minor,
      who:
        (locale === 'ar' ? (row.supplier_ar ?? row.supplier_fr ?? row.unit_ar) : row.supplier_fr) ??
        row.unit_fr ??
        '',
    }
  })
}
