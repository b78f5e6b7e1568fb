import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import type { Mapping } from '#platform/imports/mapping'
import { findImportRecord } from '#platform/imports/records'
import { cancelRun } from '#platform/jobs/cancellation'

/** The steps of an import: dry run, commit, cancellation. */
export default class ImportStepsController {
  async check({ act, params, request, response }: HttpContext) {
    const mapping: Mapping = {}
    for (const [field, column] of Object.entries(request.input('mapping') ?? {})) {
      mapping[field] = column === null || column === '' ? null : Number(column)
    }
    await startCheck(act, Number(params.id), mapping)
    return response.redirect(router.makeUrl('imports.show', [params.id]))
  }

  async commit({ act, params, response }: HttpContext) {
    await startCommit(act, Number(params.id))
    return response.redirect(router.makeUrl('imports.show', [params.id]))
  }

  async cancel({ act, params, response, session }: HttpContext) {
    const { record } = await findImportRecord(act, params.id)
    const runId = record.state === 'committing' ? record.commitRunId : record.checkRunId
    if (runId) await cancelRun(act, runId)
    session.flash('notice', { tone: 'info', key: 'jobs.cancelling' })
    return response.redirect(router.makeUrl('imports.show', [params.id]))
  }
}
