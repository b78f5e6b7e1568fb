import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { addDays, daysBetween } from '#values/civil_date'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { Vehicle } from '#fleet/models/vehicle'
import { refreshMaintenance } from '#fleet/actions/refresh_maintenance'
import { localText } from '#fleet/queries/instants'
import { plansOf } from '#fleet/queries/maintenance_facts'
import { planInterval } from '#fleet/rules/maintenance'

const COSTS: Record<string, number> = {
  light: 64_000,
  van: 92_000,
  truck: 260_000,
  works_machine: 310_000,
  tyres: 340_000,
  timing_belt: 420_000,
}

interface KnownMeter {
  on: CivilDate
  km: number
}

/** The readings of each vehicle, oldest first; the register's stands for the day before the first other one. */
async function readingsByVehicle(): Promise<Map<number, KnownMeter[]>> {
  const rows = await db.from('fleet_odometer_readings').orderBy('taken_at').orderBy('total_km')
  const known = new Map<number, KnownMeter[]>()
  for (const row of rows) {
    const on = row.kind === 'register' ? '' : localText(row.taken_at).slice(0, 10)
    known.set(row.vehicle_id, [...(known.get(row.vehicle_id) ?? []), { on, km: row.total_km }])
  }
  return known
}

/** What the meter showed on a day: the last reading until then, or so many kilometres a day before the first. */
function meterOn(readings: readonly KnownMeter[], on: CivilDate, perDay: number): number {
  const [register, ...dated] = readings
  const before = dated.findLast((reading) => reading.on <= on)
  if (before) return before.km
  const first = dated[0]?.on ?? clock.today()
  return Math.max(0, (register?.km ?? 0) - daysBetween(on, first) * perDay)
}

/** The services of the paper cards: most in time, some soon due, some late, a few vehicles without any. */
export async function seedServiceRegister(): Promise<void> {
  const parameters = await loadParameters()
  const today = clock.today()
  const vehicles = await Vehicle.query().where('state', 'active').orderBy('id')
  const readings = await readingsByVehicle()
  const rows = vehicles
    .filter((vehicle) => vehicle.id % 17 !== 3)
    .flatMap((vehicle) =>
      plansOf(vehicle.kind, today, parameters).map((plan, index) => {
        const interval = planInterval(plan, today, parameters)
        const serial = vehicle.id * 37 + index * 53
        // how much of the interval is spent, in hundredths: a few beyond it
        const spent = serial % 104
        const perDay = 25 + (vehicle.id % 30)
        const days = Math.min(
          ((interval.months ?? 120) * 30 * spent) / 100,
          ((interval.km ?? 500_000) * spent) / 100 / perDay
        )
        const asked = addDays(today, -Math.round(days))
        const doneOn = asked < vehicle.firstUsedOn ? vehicle.firstUsedOn : asked
        const km = interval.km ? meterOn(readings.get(vehicle.id) ?? [], doneOn, perDay) : null
        return {
          vehicle_id: vehicle.id,
          plan,
          done_on: doneOn,
          km,
          total_km: km,
          cost_minor: COSTS[plan] + (serial % 40) * 500,
          place: vehicle.lessor ?? 'Atelier central',
          created_at: clock.now().toJSDate(),
          updated_at: clock.now().toJSDate(),
        }
      })
    )
  await transaction(async (trx) => {
    for (let start = 0; start < rows.length; start += 200)
      await trx.table('fleet_services').multiInsert(rows.slice(start, start + 200))
    await refreshMaintenance(trx, vehicles, parameters)
  })
}
