import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'
import { transaction } from '#platform/transaction'
import { showLatest } from '#registry/actions/save_unit'
import { Unit } from '#registry/models/unit'

/** Each morning, units whose new name or kind begins that day are shown under it. */
export const unitNamesJob = defineJob({
  name: 'registry.unit_names',
  queue: 'maintenance',
  schedule: '5 0 * * *',
  async handle(_payload, run) {
    const starting = await db
      .from('registry_unit_versions')
      .whereBetween('valid_from', [
        clock.now().minus({ days: 7 }).toFormat('yyyy-MM-dd'),
        clock.today(),
      ])
      .distinct('unit_id')
    for (const [index, row] of starting.entries()) {
      await transaction(async (trx) => {
        const unit = await Unit.query({ client: trx })
          .where('id', row.unit_id)
          .forUpdate()
          .firstOrFail()
        await showLatest(trx, unit)
        await run.advance(trx, { done: index + 1, total: starting.length })
      })
    }
  },
})
