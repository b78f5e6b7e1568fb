import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { movesFrom } from '#values/state_machine'
import { clock } from '#platform/clock'
import { presentRun } from '#platform/jobs/run_presenter'
import { renderList } from '#platform/lists/render'
import { loadTerritory } from '#registry/queries/territories'
import { cancelRoll } from '#tax/actions/cancel_roll'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { rollLineList } from '#tax/lists/roll_lines'
import { Roll } from '#tax/models/roll'
import { rollTotals } from '#tax/queries/roll_totals'
import type { RollSimulation } from '#tax/queries/roll_lines'
import { rollStates } from '#tax/rules/roll_states'
import { reasonValidator, rollValidator } from '#tax/validators/plots'

/** Rolls: prepared, simulated, issued by another, taken back by reversal. */
export default class RollsController {
  async index({ view }: HttpContext) {
    const rolls = await Roll.query().orderBy('year', 'desc').orderBy('id', 'desc')
    return view.render('tax/rolls/index', { rolls, year: Number(clock.today().slice(0, 4)) })
  }

  async store({ request, response, act, session }: HttpContext) {
    const roll = await prepareRoll(act, await request.validateUsing(rollValidator))
    session.flash('notice', {
      tone: 'good',
      key: 'tax.rolls.prepared',
      params: { year: String(roll.year) },
    })
    return response.redirect(`/tax/rolls/${roll.id}`)
  }

  async show({ params, view, act, i18n }: HttpContext) {
    const roll = await findRoll(params.id)
    const places = await loadTerritory()
    const runs = await db
      .from('platform_job_runs')
      .where('url', `/tax/rolls/${roll.id}`)
      .orderBy('id', 'desc')
      .limit(8)
    const files = await db.from('platform_job_files').whereIn(
      'run_id',
      runs.map(({ id }) => id)
    )
    const prints = await db.from('tax_notice_prints').where('roll_id', roll.id)
    return view.render('tax/rolls/show', {
      roll,
      simulation: readSimulation(roll),
      totals: roll.state === 'issued' ? await rollTotals(roll.id) : null,
      places,
      prints: new Map(prints.map((row) => [row.arrondissement_id, row])),
      runs: runs.map((row) =>
        presentRun(
          row,
          i18n,
          files.filter((file) => file.run_id === row.id)
        )
      ),
      moves: new Set(
        movesFrom(rollStates, roll.state)
          .filter((move) => !move.permission || act.can(move.permission))
          .map(({ name }) => name)
      ),
      own: act.actor.userId !== null && roll.preparedById === act.actor.userId,
      locale: i18n.locale,
    })
  }

  async cancel({ params, request, response, act, session }: HttpContext) {
    const { reason } = await request.validateUsing(reasonValidator)
    await cancelRoll(act, Number(params.id), reason)
    session.flash('notice', { tone: 'warn', key: 'tax.rolls.cancelled' })
    return response.redirect(`/tax/rolls/${params.id}`)
  }

  /** The verdicts of the dry run, plot by plot. */
  async lines(ctx: HttpContext) {
    return renderList(ctx, rollLineList, { crumbs: ['tax.title', 'tax.rolls.title'] })
  }
}

/** The roll, or the page that says there is none. */
export async function findRoll(id: string | number): Promise<Roll> {
  const roll = await Roll.find(id)
  if (!roll) throw new Refusal('not_found', {}, { status: 404 })
  return roll
}

function readSimulation(roll: Roll): RollSimulation | null {
  const stored = roll.simulation as unknown
  if (!stored) return null
  return (typeof stored === 'string' ? JSON.parse(stored) : stored) as RollSimulation
}
