import db from '@adonisjs/lucid/services/db'
import { Slip } from '#stores/models/slip'
import type { StockMovement } from '#stores/models/stock_movement'

export interface SlipDetails {
  slip: Slip
  movements: StockMovement[]
  supplier: string | null
  unit: string | null
}

/** A slip with its movements, supplier or service. */
export async function slipDetails(id: number): Promise<SlipDetails> {
  const slip = await Slip.query()
    .where('id', id)
    .preload('store')
    .preload('movements', (query) => query.preload('item').orderBy('id'))
    .firstOrFail()
  const [party, unit] = await Promise.all([
    slip.partyId
      ? db.from('registry_parties').where('id', slip.partyId).select('name_fr').first()
      : null,
    slip.unitId
      ? db.from('registry_units').where('id', slip.unitId).select('name_fr').first()
      : null,
  ])
  return {
    slip,
    movements: slip.movements,
    supplier: party?.name_fr ?? null,
    unit: unit?.name_fr ?? null,
  }
}
