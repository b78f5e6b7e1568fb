import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'

export interface Choice {
  value: number
  label: string
}

/** The stores somebody may move stock in, by code. */
export async function storeChoices(
  act: Act,
  permission: string,
  locale: string
): Promise<Choice[]> {
  const rows = await act.restrict(db.from('stores_stores').orderBy('code'), permission, {
    unit: 'unit_id',
  })
  return rows.map((row) => ({
    value: row.id,
    label: `${row.code} · ${locale === 'ar' && row.name_ar ? row.name_ar : row.name_fr}`,
  }))
}

/** Items some store has known, with what is held of each. */
export async function itemChoices(locale: string, onlyHeld = false): Promise<Choice[]> {
  const rows = await db
    .from('stores_items as i')
    .join('stores_balances as b', 'b.item_id', 'i.id')
    .where('b.quantity', onlyHeld ? '>' : '>=', 0)
    .groupBy('i.id', 'i.code', 'i.name_fr', 'i.name_ar', 'i.unit')
    .orderBy('i.name_fr')
    .select('i.id', 'i.code', 'i.name_fr', 'i.name_ar', 'i.unit')
    .sum('b.quantity as held')
  return rows.map((row) => ({
    value: row.id,
    label: `${row.code} · ${locale === 'ar' && row.name_ar ? row.name_ar : row.name_fr} (${Number(row.held)} ${row.unit})`,
  }))
}
