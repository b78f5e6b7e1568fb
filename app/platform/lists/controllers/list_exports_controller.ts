import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { enqueue } from '#platform/jobs/outbox'
import { requestedList, requestedWords } from '#platform/lists/controllers/list_request'
import { listExportJob } from '#platform/lists/export_job'
import { transaction } from '#platform/transaction'

/** Asks for exactly the filtered rows as a file. */
export default class ListExportsController {
  async store(ctx: HttpContext) {
    const { act, i18n, request, response } = ctx
    const list = requestedList(ctx)
    act.authorize(list.exportPermission)
    const words = await requestedWords(ctx, list)
    const format = request.input('format') === 'csv' ? 'csv' : 'xlsx'
    const runId = await transaction((trx) =>
      enqueue(
        trx,
        act,
        listExportJob,
        { list: list.name, words, format, locale: i18n.locale },
        { title: { key: 'lists.export_title', params: { list: i18n.t(`${list.texts}.title`) } } }
      )
    )
    return response.redirect(router.makeUrl('jobs.show', [runId]))
  }
}
