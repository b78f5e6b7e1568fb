import type { HttpContext } from '@adonisjs/core/http'
import { journal } from '#platform/audit/journal'
import { loadParameters } from '#platform/settings/parameters'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { prepareOne } from '#tax/collection/actions/prepare_list'
import { drawAct } from '#tax/collection/documents/collection_act'
import { actRecord } from '#tax/collection/queries/act_records'
import { stepValidator } from '#tax/collection/validators/collection'
import { noticeRecord } from '#tax/queries/notice_record'

/** Acts of forced collection on one debt. */
export default class CollectionActsController {
  /** The next step of the debt of a notice. */
  async store({ params, request, act, session, response }: HttpContext) {
    const notice = await noticeRecord(act, Number(params.id))
    const { step } = await request.validateUsing(stepValidator)
    const listId = await prepareOne(act, step, Number(notice.debt_id))
    session.flash('notice', {
      tone: 'good',
      key: step === 'last_notice' ? 'collection.acts.sent' : 'collection.acts.proposed',
    })
    return response.redirect(`/collection/lists/${listId}`)
  }

  async document(ctx: HttpContext) {
    const record = await actRecord(ctx.act, Number(ctx.params.id))
    const parameters = await loadParameters()
    const bytes = await pdfBytes(
      {
        title: record.number,
        language: 'fr',
        date: record.served_on,
        number: record.number,
        fingerprint: record.fingerprint,
      },
      (kit) => drawAct(kit, record, parameters)
    )
    await journal.recordRead(ctx.act, {
      action: 'collection.act.downloaded',
      subject: { type: 'tax.notice', id: Number(record.notice_id), label: record.notice },
      after: { act: record.number },
    })
    return sendPdf(ctx, `${record.number}.pdf`, bytes)
  }
}
