import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import { Refusal } from '#values/refusal'
import type { Vehicle } from '#fleet/models/vehicle'

/**
 * Gives a vehicle its fuel card. A card serves one vehicle at a time: refuses `fleet.card_taken` when another
 * one has it. Answers whether it is new.
 */
export async function keepFuelCard(
  trx: Transaction,
  vehicle: Vehicle,
  number: string
): Promise<boolean> {
  const living = await trx
    .from('fleet_fuel_cards')
    .where('number', number)
    .whereNull('valid_to')
    .forUpdate()
    .first()
  if (living?.vehicle_id === vehicle.id) return false
  if (living) {
    const holder = await trx
      .from('fleet_vehicles')
      .where('id', living.vehicle_id)
      .select('plate')
      .first()
    throw new Refusal('fleet.card_taken', {
      card: number,
      plate: vehicle.plate,
      holder: holder?.plate ?? '',
    })
  }
  await trx.table('fleet_fuel_cards').insert({
    number,
    vehicle_id: vehicle.id,
    valid_from: vehicle.firstUsedOn,
    created_at: clock.now().toJSDate(),
  })
  return true
}
