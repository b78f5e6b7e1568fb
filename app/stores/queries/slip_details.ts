import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { Slip } from '#stores/models/slip'
import type { StockMovement } from '#stores/models/stock_movement'

export interface SlipDetails {
  slip: Slip
  movements: StockMovement[]
  supplier: string | null
  unit: string | null
  /** What moved, whatever its direction. */
  total: Money
}

/** A slip with its movements, supplier or service. */
export async function slipDetails(id: number, locale: string): Promise<SlipDetails> {
  const slip = await Slip.query()
    .where('id', id)
    .preload('store')
    .preload('movements', (query) => query.preload('item').orderBy('id'))
    .firstOrFail()
  const [party, unit] = await Promise.all([
    slip.partyId
      ? db.from('registry_parties').where('id', slip.partyId).select('name_fr', 'name_ar').first()
      : null,
    slip.unitId
      ? db.from('registry_units').where('id', slip.unitId).select('name_fr', 'name_ar').first()
      : null,
  ])
  return {
    slip,
    movements: slip.movements,
    supplier: nameOf(party, locale),
    unit: nameOf(unit, locale),
    total: Money.ofMinor(
      slip.movements.reduce((sum, movement) => sum + Math.abs(movement.valueMinor), 0)
    ),
  }
}

function nameOf(
  row: { name_fr: string; name_ar: string | null } | null,
  locale: string
): string | null {
  if (!row) return null
  return locale === 'ar' && row.name_ar ? row.name_ar : row.name_fr
}
