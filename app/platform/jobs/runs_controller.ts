import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { cancelRun, findRun, retryRun } from '#platform/jobs/cancellation'
import { presentRun } from '#platform/jobs/run_presenter'

/** Long work, as the person who asked for it (or who operates the house) follows it. */
export default class RunsController {
  async index({ view, act, i18n, request }: HttpContext) {
    const everyone = act.can('platform.jobs.operate') && request.input('of') === 'everyone'
    const query = db.from('platform_job_runs').orderBy('id', 'desc').limit(100)
    if (!everyone) query.where('actor_id', act.actor.userId!)
    const state = request.input('state')
    if (state) query.where('state', state)
    const rows = await query
    const files = await db
      .from('platform_job_files')
      .orderBy('id')
      .whereIn(
        'run_id',
        rows.map(({ id }) => id)
      )
    const runs = rows.map((row) =>
      presentRun(
        row,
        i18n,
        files.filter(({ run_id: run }) => run === row.id)
      )
    )
    return view.render('platform/jobs/index', { runs, everyone, state })
  }

  async show({ params, view, act, i18n, request, response }: HttpContext) {
    const row = await this.#own(params.id, act.actor.userId!, act.can('platform.jobs.operate'))
    const files = await db.from('platform_job_files').where('run_id', row.id).orderBy('id')
    const run = presentRun(row, i18n, files)
    if (request.accepts(['html', 'json']) === 'json') return response.send(run)
    return view.render('platform/jobs/show', { run })
  }

  async cancel({ params, act, session, response }: HttpContext) {
    await cancelRun(act, Number(params.id))
    session.flash('notice', { tone: 'info', key: 'jobs.cancelling' })
    return response.redirect().withQs().back()
  }

  async retry({ params, act, session, response }: HttpContext) {
    await retryRun(act, Number(params.id))
    session.flash('notice', { tone: 'info', key: 'jobs.retrying' })
    return response.redirect().withQs().back()
  }

  async #own(id: string, userId: number, operator: boolean) {
    const row = await findRun(Number(id))
    if (!row || (row.actor_id !== userId && !operator))
      throw new Refusal('not_found', {}, { status: 404 })
    return row
  }
}
