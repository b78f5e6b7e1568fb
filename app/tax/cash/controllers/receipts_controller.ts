import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { paperLanguage, paperWords } from '#documents/paper_words'
import { pdfBytes } from '#documents/pdf/write_pdf'
import {
  acceptCancellation,
  askCancellation,
  rejectCancellation,
} from '#tax/cash/actions/cancel_payment'
import { drawReceipt } from '#tax/cash/documents/receipt'
import { receiptList } from '#tax/cash/lists/receipts'
import { receiptRecord } from '#tax/cash/queries/receipt'
import { reasonValidator } from '#tax/cash/validators/counter'

/** Receipts: shown, printed once as the original, then as DUPLICATA; taken back by two people only. */
export default class ReceiptsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, receiptList)
  }

  async show({ params, view, act }: HttpContext) {
    const receipt = await receiptRecord(Number(params.id))
    const cancellation = await db
      .from('tax_payment_cancellations as c')
      .join('platform_users as u', 'u.id', 'c.asked_by_id')
      .where('c.payment_id', receipt.payment_id)
      .orderBy('c.id', 'desc')
      .select('c.*', 'u.name_fr as asked_by', 'u.name_ar as asked_by_ar')
      .first()
    return view.render('tax/cash/receipt', {
      receipt,
      cancellation,
      explained: JSON.parse(receipt.explanation),
      mayDecide:
        cancellation?.state === 'asked' &&
        act.can('cash.cancellations.decide') &&
        cancellation.asked_by_id !== act.actor.userId,
    })
  }

  async pdf({ params, act, i18n, response }: HttpContext) {
    const language = paperLanguage(i18n.locale)
    const t = paperWords(language, 'cash.papers')
    const receipt = await receiptRecord(Number(params.id))
    const bytes = await pdfBytes(
      {
        title: t('receipt_title', { number: receipt.number }),
        language,
        date: receipt.paid_on,
        number: receipt.number,
        fingerprint: receipt.fingerprint,
        watermark: receipt.taken_back ? t('void') : receipt.prints > 0 ? t('duplicate') : undefined,
      },
      (kit) => drawReceipt(kit, receipt)
    )
    await db.table('tax_receipt_prints').insert({
      receipt_id: receipt.id,
      printed_by_id: act.actor.userId,
      printed_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
    })
    await journal.recordRead(act, {
      action: receipt.prints ? 'cash.receipt.reprinted' : 'cash.receipt.printed',
      subject: { type: 'cash.payment', id: receipt.payment_id, label: receipt.number },
    })
    response.header('content-type', 'application/pdf')
    response.header('cache-control', 'private, no-store')
    response.header('content-disposition', `inline; filename="${receipt.number}.pdf"`)
    return response.send(bytes)
  }

  async askCancellation({ params, request, act, session, response }: HttpContext) {
    const { reason } = await request.validateUsing(reasonValidator)
    const receipt = await receiptRecord(Number(params.id))
    await askCancellation(act, receipt.payment_id, reason)
    session.flash('notice', { tone: 'info', key: 'cash.receipt.cancellation_asked' })
    return response.redirect().withQs().back()
  }

  async accept({ params, act, session, response }: HttpContext) {
    await acceptCancellation(act, Number(params.id))
    session.flash('notice', { tone: 'good', key: 'cash.receipt.taken_back' })
    return response.redirect().withQs().back()
  }

  async reject({ params, request, act, session, response }: HttpContext) {
    const { reason } = await request.validateUsing(reasonValidator)
    await rejectCancellation(act, Number(params.id), reason)
    session.flash('notice', { tone: 'info', key: 'cash.receipt.cancellation_rejected' })
    return response.redirect().withQs().back()
  }
}
