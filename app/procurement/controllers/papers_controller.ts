import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { ZONE } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { subjectOf } from '#platform/subjects/subject'
import { paperLanguage } from '#documents/paper_words'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { drawPurchaseNotice } from '#procurement/documents/purchase_notice'
import { drawPurchaseOrder } from '#procurement/documents/purchase_order'
import { drawReceptionMinutes } from '#procurement/documents/reception_minutes'
import { PurchaseNotice } from '#procurement/models/purchase_notice'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { Reception } from '#procurement/models/reception'
import { orderFacts } from '#procurement/queries/order_facts'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

/** The papers of a purchase, drawn from the record; each reading is journalled. */
export default class PapersController {
  async order(ctx: HttpContext) {
    const order = await PurchaseOrder.findOrFail(ctx.params.id)
    await authorizePurchase(ctx.act, 'procurement.orders.view', order)
    if (!order.number)
      throw new Refusal('procurement.order_not_signed', { object: order.object }, { status: 404 })
    const facts = await orderFacts(order.id, paperLanguage(ctx.i18n.locale))
    const options = {
      title: `Bon de commande ${facts.number}`,
      language: paperLanguage(ctx.i18n.locale),
      date: facts.on,
      number: facts.number,
    }
    await journal.recordRead(ctx.act, {
      action: 'procurement.order.printed',
      subject: subjectOf(order),
    })
    return sendPdf(
      ctx,
      `${facts.number}.pdf`,
      await pdfBytes(options, (kit) => drawPurchaseOrder(kit, facts))
    )
  }

  async notice(ctx: HttpContext) {
    const notice = await PurchaseNotice.query()
      .where('id', ctx.params.id)
      .preload('request', (query) => query.preload('lines'))
      .firstOrFail()
    ctx.act.authorize('procurement.orders.view', notice.request)
    const parameters = await loadParameters()
    const on = notice.publishedAt.setZone(ZONE).toFormat('yyyy-MM-dd')
    const facts = {
      number: notice.number,
      on,
      object: notice.request.object,
      deadline: notice.deadlineAt.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm'),
      portal: parameters.on<string>('procurement.portal.address', on).value,
      place: notice.place,
      deliveryDays: notice.deliveryDays,
      lines: notice.request.lines,
    }
    const options = {
      title: `Avis d’achat ${notice.number}`,
      language: paperLanguage(ctx.i18n.locale),
      date: on,
      number: notice.number,
    }
    await journal.recordRead(ctx.act, {
      action: 'procurement.notice.printed',
      subject: subjectOf(notice),
    })
    return sendPdf(
      ctx,
      `${notice.number}.pdf`,
      await pdfBytes(options, (kit) => drawPurchaseNotice(kit, facts))
    )
  }

  async reception(ctx: HttpContext) {
    const reception = await Reception.query()
      .where('id', ctx.params.id)
      .preload('lines')
      .preload('order', (query) =>
        query.preload('lines').preload('supplier', (supplier) => supplier.preload('party'))
      )
      .firstOrFail()
    const { order } = reception
    await authorizePurchase(ctx.act, 'procurement.orders.view', order)
    const facts = {
      number: reception.number,
      on: reception.receivedOn,
      order: order.number ?? '',
      supplier: order.supplier.party.nameIn(ctx.i18n.locale),
      deliveryNote: reception.deliveryNote,
      deliveredOn: reception.deliveredOn,
      members: reception.members
        .split(/[,;]/)
        .map((name) => name.trim())
        .filter(Boolean),
      reserves: reception.reserves,
      lines: reception.lines.map((line) => {
        const ordered = order.lines.find((candidate) => candidate.id === line.orderLineId)
        return {
          designation: ordered?.designation ?? '',
          unit: ordered?.unit ?? '',
          ordered: ordered?.quantity ?? '0',
          delivered: line.delivered,
          accepted: line.accepted,
          rejected: line.rejected,
          reason: line.rejectionReason,
        }
      }),
    }
    const options = {
      title: `Procès-verbal ${facts.number}`,
      language: paperLanguage(ctx.i18n.locale),
      date: facts.on,
      number: facts.number,
    }
    await journal.recordRead(ctx.act, {
      action: 'procurement.reception.printed',
      subject: subjectOf(reception),
    })
    return sendPdf(
      ctx,
      `${facts.number}.pdf`,
      await pdfBytes(options, (kit) => drawReceptionMinutes(kit, facts))
    )
  }
}
