import { addDays, yearOf } from '#values/civil_date'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { readSheet } from '#registry/worlds/base'
import { createStore } from '#stores/actions/create_store'
import { moveStock } from '#stores/actions/move_stock'
import { saveItem } from '#stores/actions/save_item'
import { Item } from '#stores/models/item'

const STORES = [
  { code: 'MAG-C', nameFr: 'Magasin central', nameAr: 'المخزن المركزي' },
  { code: 'MAG-P', nameFr: 'Magasin du parc et de l’éclairage', nameAr: 'مخزن الحظيرة والإنارة' },
]

/** Stores, items and what they held when the year of the oldest purchases began; `few` keeps the first items. Idempotent. */
export async function seedStock(act: Act, few?: number): Promise<void> {
  if (await Item.query().first()) return
  const stores = new Map<string, number>()
  for (const facts of STORES) {
    const store = await createStore(act, facts)
    stores.set(facts.code, store.id)
  }
  const rows = await readSheet('database/worlds/store_items.csv')
  const kept = rows.slice(0, few ?? rows.length)
  const items = new Map<string, number>()
  for (const row of kept) {
    const item = await saveItem(act, {
      code: row.code,
      nameFr: row.name_fr,
      nameAr: row.name_ar,
      unit: row.unit,
      family: row.family,
      nature: row.nature,
      shelf: row.shelf,
      minimum: row.minimum,
      maximum: row.maximum,
    })
    items.set(row.code, item.id)
  }
  const on = `${yearOf(addDays(clock.today(), -60))}-01-02`
  for (const [code, storeId] of stores) {
    const moves = kept
      .filter((row) => row.store === code)
      .map((row) => ({
        itemId: items.get(row.code)!,
        change: { kind: 'receipt' as const, quantity: row.quantity, unitCost: row.unit_cost },
      }))
    if (moves.length === 0) continue
    await transaction((trx) =>
      moveStock(trx, act, { kind: 'adjustment', storeId, on, reason: 'Stock initial', moves })
    )
  }
}
