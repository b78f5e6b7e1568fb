import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { recordFills } from '#fleet/actions/record_fills'
import type { FillGiven } from '#fleet/actions/record_fills'
import { amountGap } from '#fleet/imports/fuel_amounts'
import { cardAt, loadCards } from '#fleet/queries/fuel_cards'
import { localText } from '#fleet/queries/instants'
import { decimal, moment, readRegister } from '#fleet/worlds/registers'
import { Money } from '#values/money'

/** September's transactions; a repeated one, an unknown card and a wrong amount are left out as an import would. */
export async function seedFuelRegister(act: Act): Promise<void> {
  const parameters = await loadParameters()
  const cards = await loadCards()
  const tolerance = parameters.on<string>('fleet.fuel.amount_tolerance', clock.today()).value
  const seen = new Set<string>()
  const fills: FillGiven[] = []
  for (const row of await readRegister('carburant-2026-09.csv')) {
    if (seen.has(row.transaction)) continue
    seen.add(row.transaction)
    const filledAt = moment(row.date_heure)
    const amount = Money.ofDirhams(decimal(row.montant)).minor
    const gap = amountGap(
      { litres: decimal(row.litres), unitPrice: decimal(row.prix_unitaire), amountMinor: amount },
      tolerance
    )
    if (gap.contradicts || !cardAt(cards, row.numero_carte, localText(filledAt).slice(0, 10)))
      continue
    fills.push({
      card: row.numero_carte,
      reference: row.transaction,
      filled_at: filledAt.toUTC().toISO() ?? '',
      station: row.station,
      city: row.ville,
      product: row.produit === 'essence' ? 'petrol' : 'diesel',
      litres: decimal(row.litres),
      unit_price: decimal(row.prix_unitaire),
      amount,
      odometer: Number(row.compteur),
      driver_code: row.code_conducteur,
      plate: row.immatriculation,
    })
  }
  for (let start = 0; start < fills.length; start += 500) {
    await transaction((trx) =>
      recordFills(trx, act, fills.slice(start, start + 500), cards, parameters)
    )
  }
}
