import db from '@adonisjs/lucid/services/db'
import { defineJob } from '#platform/jobs/definition'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Vehicle } from '#fleet/models/vehicle'
import { refreshMaintenance } from '#fleet/actions/refresh_maintenance'

const CHUNK = 50

/** Every morning: days pass without any kilometre, so each plan is judged again; what fell overdue is announced once. */
export const maintenanceDuesJob = defineJob<Record<string, never>>({
  name: 'fleet.maintenance_dues',
  queue: 'maintenance',
  schedule: '5 6 * * *',
  async handle(_payload, run) {
    const parameters = await loadParameters()
    const vehicles = await Vehicle.query().where('state', 'active').orderBy('id')
    const userIds = await holdersOf('fleet.services.edit')
    let announced = 0
    for (let start = 0; start < vehicles.length; start += CHUNK) {
      const chunk = vehicles.slice(start, start + CHUNK)
      await transaction(async (trx) => {
        await refreshMaintenance(trx, chunk, parameters)
        for (const due of await unannounced(trx, chunk)) {
          announced += 1
          await notify(trx, {
            userIds,
            key: 'fleet.notices.service_overdue',
            params: { plan: { key: `fleet.plans.${due.plan}` }, plate: due.plate },
            url: `/fleet/vehicles/${due.vehicle_id}`,
            tone: 'warn',
          })
        }
        await run.advance(trx, { done: start + chunk.length, total: vehicles.length })
      })
    }
    const overdue = await db
      .from('fleet_maintenance_dues')
      .where('state', 'overdue')
      .count('* as total')
      .first()
    await run.counts({ announced, overdue: Number(overdue.total) })
  },
})

/** The overdue services of these vehicles of which nobody was told; they are told now. One that was done may fall overdue again. */
async function unannounced(trx: Transaction, vehicles: readonly Vehicle[]) {
  const ids = vehicles.map((vehicle) => vehicle.id)
  const dues = () => trx.from('fleet_maintenance_dues').whereIn('vehicle_id', ids)
  await dues().whereNot('state', 'overdue').where('announced', true).update({ announced: false })
  const rows: { id: number; vehicle_id: number; plan: string }[] = await dues()
    .where({ state: 'overdue', announced: false })
    .orderBy('id')
  const told = rows.map((row) => row.id)
  if (told.length > 0) await dues().whereIn('id', told).update({ announced: true })
  const plateOf = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle.plate]))
  return rows.map((row) => ({ ...row, plate: plateOf.get(row.vehicle_id) ?? '' }))
}
