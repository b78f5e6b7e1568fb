import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'

export interface KnownCard {
  id: number
  vehicleId: number
  plate: string
  validFrom: CivilDate
  validTo: CivilDate | null
}

export type Cards = Map<string, KnownCard[]>

/** Every fuel card by its number, with the vehicles it has served. */
export async function loadCards(): Promise<Cards> {
  const rows = await db
    .from('fleet_fuel_cards as c')
    .join('fleet_vehicles as v', 'v.id', 'c.vehicle_id')
    .select('c.id', 'c.number', 'c.vehicle_id', 'c.valid_from', 'c.valid_to', 'v.plate')
  const cards: Cards = new Map()
  for (const row of rows) {
    const card = {
      id: row.id,
      vehicleId: row.vehicle_id,
      plate: row.plate,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    }
    cards.set(row.number, [...(cards.get(row.number) ?? []), card])
  }
  return cards
}

/** The vehicle a card served on a day. */
export function cardAt(cards: Cards, number: string, on: CivilDate): KnownCard | null {
  const own = cards.get(number) ?? []
  return (
    own.find((card) => card.validFrom <= on && (card.validTo === null || on <= card.validTo)) ??
    null
  )
}
