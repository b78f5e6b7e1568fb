import type { HttpContext } from '@adonisjs/core/http'
import { journal } from '#platform/audit/journal'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { verifyNotices } from '#tax/actions/verify_notices'
import { drawNotice } from '#tax/documents/notice'
import { noticeFacts, noticeSettings } from '#tax/documents/notice_facts'
import { noticeRecord } from '#tax/queries/notice_record'

/** One notice as PDF, drawn from its facts: the same bytes each time. */
export default class NoticeDocumentsController {
  async show({ params, act, response }: HttpContext) {
    const notice = await noticeRecord(act, Number(params.id))
    const parameters = await loadParameters()
    const [verification] = await transaction((trx) => verifyNotices(trx, [notice]))
    const facts = noticeFacts(
      notice,
      noticeSettings(notice.issued_on, parameters),
      parameters,
      verification
    )
    const watermark = notice.state === 'cancelled' ? 'ANNULÉ' : undefined
    const bytes = await pdfBytes(
      {
        title: `Avis d’imposition ${notice.number}`,
        language: 'fr',
        date: notice.issued_on,
        number: notice.number,
        fingerprint: verification.fingerprint,
        watermark,
      },
      (kit) => drawNotice(kit, facts)
    )
    await journal.recordRead(act, {
      action: 'tax.notice.downloaded',
      subject: { type: 'tax.notice', id: notice.id, label: notice.number },
    })
    response.header('content-type', 'application/pdf')
    response.header('content-disposition', `inline; filename="${notice.number}.pdf"`)
    return response.send(bytes)
  }
}
