import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import type { Outcome } from '#platform/imports/definition'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import { Vehicle } from '#fleet/models/vehicle'
import { cardAt } from '#fleet/queries/fuel_cards'
import type { Cards } from '#fleet/queries/fuel_cards'
import { localText } from '#fleet/queries/instants'
import { MedianPrices } from '#fleet/queries/median_prices'
import { refreshMaintenance } from '#fleet/actions/refresh_maintenance'
import { detectAnomalies } from '#fleet/actions/detect_anomalies'

export interface FillGiven {
  card: string
  reference: string
  filled_at: string
  station: string | null
  city: string | null
  product: string
  litres: string
  unit_price: string
  amount: number
  odometer: number | null
  driver_code: string | null
  plate: string | null
}

const PROVIDER = 'carte'

/** Keeps the supplier's transactions, once each, then looks for what is odd in the fills of their vehicles. */
export async function recordFills(
  trx: Transaction,
  act: Act,
  fills: readonly FillGiven[],
  cards: Cards,
  parameters: Parameters
): Promise<Outcome[]> {
  const known = await trx
    .from('fleet_fuel_transactions')
    .whereIn(
      'reference',
      fills.map((fill) => fill.reference)
    )
    .select('reference')
  const references = new Set(known.map((row) => row.reference))
  const rows = fills.flatMap((fill) => {
    const card = cardAt(cards, fill.card, localText(new Date(fill.filled_at)).slice(0, 10))
    return references.has(fill.reference) || !card ? [] : [columnsOf(fill, card.id, card.vehicleId)]
  })
  if (rows.length > 0) {
    await trx.table('fleet_fuel_transactions').multiInsert(rows)
    const days = rows.map((row) => row.filled_at)
    const medians = new MedianPrices(trx)
    const touched = await medians.vehiclesOff(days, parameters)
    const vehicles = await Vehicle.query({ client: trx })
      .whereIn('id', [...new Set([...rows.map((row) => row.vehicle_id), ...touched])])
      .orderBy('id')
      .forUpdate()
    for (const vehicle of vehicles) await detectAnomalies(trx, vehicle, medians, parameters)
    await refreshMaintenance(trx, vehicles, parameters)
    await journal.record(trx, act, {
      action: 'fleet.fuel.recorded',
      subject: { type: 'fleet.fuel', id: rows[0].reference, label: `${rows.length} × ${PROVIDER}` },
      after: {
        transactions: rows.length,
        litres: rows.reduce((sum, row) => sum + Number(row.litres), 0).toFixed(2),
      },
    })
  }
  const fresh = new Set(rows.map((row) => row.reference))
  return fills.map((fill) => (fresh.has(fill.reference) ? 'created' : 'unchanged'))
}

function columnsOf(fill: FillGiven, cardId: number, vehicleId: number) {
  return {
    provider: PROVIDER,
    reference: fill.reference,
    card_id: cardId,
    vehicle_id: vehicleId,
    filled_at: new Date(fill.filled_at),
    station: fill.station,
    city: fill.city,
    product: fill.product,
    litres: fill.litres,
    unit_price: fill.unit_price,
    amount_minor: fill.amount,
    odometer: fill.odometer,
    driver_code: fill.driver_code,
    plate_text: fill.plate,
    created_at: clock.now().toJSDate(),
  }
}
