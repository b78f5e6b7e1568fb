import type { HttpContext } from '@adonisjs/core/http'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { requestRollIssue } from '#tax/actions/request_roll_issue'
import { findRoll } from '#tax/controllers/rolls_controller'
import { declarationSanctionsJob } from '#tax/jobs/declaration_sanctions'
import { rollSimulationJob } from '#tax/jobs/roll_simulation'

/** The long works of a roll: dry run, issue, sanctions of the undeclared. */
export default class RollWorksController {
  async simulate({ params, act, response }: HttpContext) {
    act.authorize('tax.rolls.prepare')
    const roll = await findRoll(params.id)
    await transaction((trx) =>
      enqueue(
        trx,
        act,
        rollSimulationJob,
        { rollId: roll.id },
        {
          title: { key: 'tax.jobs.roll_simulation', params: { year: String(roll.year) } },
          url: `/tax/rolls/${roll.id}`,
        }
      )
    )
    return response.redirect(`/tax/rolls/${roll.id}`)
  }

  async sanction({ params, act, response }: HttpContext) {
    act.authorize('tax.rolls.prepare')
    const roll = await findRoll(params.id)
    await transaction((trx) =>
      enqueue(
        trx,
        act,
        declarationSanctionsJob,
        { rollId: roll.id },
        {
          title: { key: 'tax.jobs.declaration_sanctions', params: { year: String(roll.year) } },
          url: `/tax/rolls/${roll.id}`,
        }
      )
    )
    return response.redirect(`/tax/rolls/${roll.id}`)
  }

  async issue({ params, act, response }: HttpContext) {
    await requestRollIssue(act, Number(params.id))
    return response.redirect(`/tax/rolls/${params.id}`)
  }
}
