import db from '@adonisjs/lucid/services/db'
import { Big } from '#values/decimal'
import { instantOf } from '#fleet/queries/instants'
import { addMonths } from '#values/civil_date'

/** One vehicle's month: kilometres by its meter and by its missions, fuel, what a kilometre cost in fuel. */
export interface MonthlyActivity {
  vehicleId: number
  plate: string
  vehicle: string
  kind: string
  unit: string
  unitAr: string
  fills: number
  litresHundredths: number
  amountMinor: number
  monthlyLitres: string | null
  missions: number
  missionKm: number
  meterKm: number
  openAnomalies: number
  /** Litres per 100 km of the meter and dirhams of fuel per kilometre; null without fuel or kilometres. */
  per100: string | null
  perKm: string | null
}

export interface FillRow {
  plate: string
  unit: string
  unitAr: string
  reference: string
  filledAt: Date
  station: string | null
  product: string
  litres: string
  unitPrice: string
  amountMinor: number
  odometer: number | null
}

/** The instants of a month 'YYYY-MM'. */
export function monthSpan(month: string): { from: Date; to: Date } {
  const first = `${month}-01`
  return {
    from: instantOf(`${first}T00:00`).toJSDate(),
    to: instantOf(`${addMonths(first, 1)}T00:00`).toJSDate(),
  }
}

/** Every vehicle that drove or was filled in a month. Kilometres of the meter: last reading minus first. */
export async function monthlyActivity(month: string): Promise<MonthlyActivity[]> {
  const { from, to } = monthSpan(month)
  const [vehicles, fuel, missions, meters, anomalies] = await Promise.all([
    db
      .from('fleet_vehicles as v')
      .join('registry_units as u', 'u.id', 'v.unit_id')
      .orderBy('v.plate')
      .select('v.*', 'u.name_fr as unit', 'u.name_ar as unit_ar'),
    db
      .from('fleet_fuel_transactions')
      .where('filled_at', '>=', from)
      .where('filled_at', '<', to)
      .groupBy('vehicle_id')
      .select('vehicle_id')
      .count('* as fills')
      .sum('litres as litres')
      .sum('amount_minor as amount'),
    db
      .from('fleet_log_lines')
      .where('day_on', '>=', `${month}-01`)
      .where('day_on', '<', addMonths(`${month}-01`, 1))
      .groupBy('vehicle_id')
      .select('vehicle_id')
      // a counter-entry changes kilometres, it is no other mission
      .select(db.raw('sum(corrects_id is null) as missions'))
      .sum('distance_km as km'),
    db
      .from('fleet_odometer_readings')
      .where('taken_at', '>=', from)
      .where('taken_at', '<', to)
      .groupBy('vehicle_id')
      .select('vehicle_id')
      .min('total_km as first')
      .max('total_km as last'),
    db
      .from('fleet_fuel_anomalies as a')
      .join('fleet_fuel_transactions as t', 't.id', 'a.transaction_id')
      .where('t.filled_at', '>=', from)
      .where('t.filled_at', '<', to)
      .where('a.state', 'open')
      .groupBy('a.vehicle_id')
      .select('a.vehicle_id')
      .count('* as open'),
  ])
  const index = (rows: { vehicle_id: number }[]) =>
    new Map(rows.map((row) => [row.vehicle_id, row as Record<string, unknown>]))
  const [fuelOf, missionsOf, meterOf, anomaliesOf] = [
    index(fuel),
    index(missions),
    index(meters),
    index(anomalies),
  ]
  const meterKm = (id: number) =>
    Number(meterOf.get(id)?.last ?? 0) - Number(meterOf.get(id)?.first ?? 0)
  return vehicles
    .filter(({ id }) => fuelOf.has(id) || missionsOf.has(id) || meterKm(id) > 0)
    .map((vehicle) => ({
      vehicleId: vehicle.id,
      plate: vehicle.plate,
      vehicle: `${vehicle.make} ${vehicle.model}`,
      kind: vehicle.kind,
      unit: vehicle.unit,
      unitAr: vehicle.unit_ar,
      fills: Number(fuelOf.get(vehicle.id)?.fills ?? 0),
      litresHundredths: Math.round(Number(fuelOf.get(vehicle.id)?.litres ?? 0) * 100),
      amountMinor: Number(fuelOf.get(vehicle.id)?.amount ?? 0),
      monthlyLitres: vehicle.monthly_litres,
      missions: Number(missionsOf.get(vehicle.id)?.missions ?? 0),
      missionKm: Number(missionsOf.get(vehicle.id)?.km ?? 0),
      meterKm: meterKm(vehicle.id),
      openAnomalies: Number(anomaliesOf.get(vehicle.id)?.open ?? 0),
    }))
    .map((row) => ({ ...row, ...ratesOf(row) }))
}

/** What the month's fuel comes to per kilometre of the meter. */
function ratesOf(row: { litresHundredths: number; amountMinor: number; meterKm: number }) {
  if (row.meterKm <= 0 || row.litresHundredths === 0) return { per100: null, perKm: null }
  return {
    per100: new Big(row.litresHundredths).div(row.meterKm).toFixed(2),
    perKm: new Big(row.amountMinor).div(100).div(row.meterKm).toFixed(2),
  }
}

/** Every fill of a month: the raw rows the summary adds up. */
export async function monthlyFills(month: string): Promise<FillRow[]> {
  const { from, to } = monthSpan(month)
  const rows = await db
    .from('fleet_fuel_transactions as t')
    .join('fleet_vehicles as v', 'v.id', 't.vehicle_id')
    .join('registry_units as u', 'u.id', 'v.unit_id')
    .where('t.filled_at', '>=', from)
    .where('t.filled_at', '<', to)
    .orderBy('v.plate')
    .orderBy('t.filled_at')
    .select('v.plate', 'u.name_fr as unit', 'u.name_ar as unit_ar', 't.*')
  return rows.map((row) => ({
    plate: row.plate,
    unit: row.unit,
    unitAr: row.unit_ar,
    reference: row.reference,
    filledAt: row.filled_at,
    station: row.station,
    product: row.product,
    litres: row.litres,
    unitPrice: row.unit_price,
    amountMinor: Number(row.amount_minor),
    odometer: row.odometer,
  }))
}
