import db from '@adonisjs/lucid/services/db'
import { daysBetween, formatCivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'

const PAPERS = {
  inspection: 'inspection_to',
  insurance: 'insurance_to',
  road_tax: 'road_tax_to',
  registration: 'registration_to',
} as const

/** Insurance and inspection keep a vehicle in; the road tax only where the commune says so, the registration card never. */
function pastOf(kind: string, taxBlocks: boolean): string {
  const blocks = kind === 'inspection' || kind === 'insurance' || (kind === 'road_tax' && taxBlocks)
  return blocks ? 'fleet.notices.paper_past' : 'fleet.notices.paper_past_only'
}

/** Every morning: papers that have come within 60, 30, 15 or 7 days, or past their day, are announced once each. */
export const documentAlertsJob = defineJob<Record<string, never>>({
  name: 'fleet.document_alerts',
  queue: 'maintenance',
  schedule: '15 6 * * *',
  async handle(_payload, run) {
    const today = clock.today()
    const parameters = await loadParameters()
    const thresholds = parameters.on<number[]>('fleet.documents.alert_days', today).value
    const taxBlocks = parameters.on<boolean>('fleet.road_tax.blocks_missions', today).value
    const vehicles = await db.from('fleet_vehicles').where('state', 'active').orderBy('id')
    const userIds = await holdersOf('fleet.documents.edit')
    let announced = 0
    for (const [index, vehicle] of vehicles.entries()) {
      await transaction(async (trx) => {
        for (const [kind, column] of Object.entries(PAPERS)) {
          const dueOn: string | null = vehicle[column]
          if (!dueOn) continue
          const left = daysBetween(today, dueOn)
          const reached = thresholds.filter((days) => left <= days)
          if (reached.length === 0) continue
          // nought: past its day, which is said once more
          const days = left < 0 ? 0 : Math.min(...reached)
          const key = { vehicle_id: vehicle.id, kind, due_on: dueOn, days }
          if (await trx.from('fleet_document_alerts').where(key).first()) continue
          await trx
            .table('fleet_document_alerts')
            .insert({ ...key, created_at: clock.now().toJSDate() })
          announced += 1
          await notify(trx, {
            userIds,
            key: left >= 0 ? 'fleet.notices.paper_due' : pastOf(kind, taxBlocks),
            params: {
              paper: { key: `fleet.documents.${kind}` },
              plate: vehicle.plate,
              on: formatCivilDate(dueOn),
              days: Math.abs(left),
            },
            url: `/fleet/vehicles/${vehicle.id}`,
            tone: left < 0 ? 'bad' : 'warn',
          })
        }
        await run.advance(trx, { done: index + 1, total: vehicles.length })
      })
    }
    await run.counts({ announced })
  },
})
