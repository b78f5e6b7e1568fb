import type { HttpContext } from '@adonisjs/core/http'
import { Big } from '#values/decimal'
import { Money } from '#values/money'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { subjectOf } from '#platform/subjects/subject'
import { paperLanguage } from '#documents/paper_words'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { drawSlip } from '#stores/documents/slip'
import { drawStockCard } from '#stores/documents/stock_card'
import { Item } from '#stores/models/item'
import { slipDetails } from '#stores/queries/slip_details'
import { stockCard } from '#stores/queries/stock_card'

const CARD_LINES = 2000

/** Slips and stock cards on paper. */
export default class PapersController {
  async slip(ctx: HttpContext) {
    const language = paperLanguage(ctx.i18n.locale)
    const { slip, movements, supplier, unit } = await slipDetails(Number(ctx.params.id), language)
    ctx.act.authorize('stores.stock.view', slip.store)
    const facts = {
      kind: slip.kind,
      number: slip.number,
      on: slip.movedOn,
      store: `${slip.store.code} · ${slip.store.nameIn(language)}`,
      supplier,
      unit,
      order: slip.orderNumber,
      deliveryNote: slip.deliveryNote,
      requester: slip.requester,
      approver: slip.approver,
      storekeeper: slip.storekeeperName,
      reason: slip.reason,
      lines: movements.map((movement) => {
        const quantity = new Big(movement.quantity).abs()
        const value = Money.ofMinor(Math.abs(movement.valueMinor))
        return {
          code: movement.item.code,
          name: movement.item.nameIn(language),
          unit: movement.item.unit,
          quantity: quantity.toString(),
          unitCost: new Big(value.minor).div(100).div(quantity).toFixed(6),
          value,
        }
      }),
    }
    const options = {
      title: slip.number,
      language,
      date: slip.movedOn,
      number: slip.number,
    }
    await journal.recordRead(ctx.act, { action: 'stores.slip.printed', subject: subjectOf(slip) })
    return sendPdf(
      ctx,
      `${slip.number}.pdf`,
      await pdfBytes(options, (kit) => drawSlip(kit, facts))
    )
  }

  async card(ctx: HttpContext) {
    const language = paperLanguage(ctx.i18n.locale)
    const item = await Item.findOrFail(ctx.params.id)
    const lines = await stockCard(ctx.act, item.id, CARD_LINES, language)
    const facts = {
      code: item.code,
      name: item.nameFr,
      nameAr: item.nameAr,
      unit: item.unit,
      shelf: item.shelf,
      minimum: item.minimum,
      on: clock.today(),
      lines: lines.reverse(),
    }
    const options = {
      title: `Fiche de stock ${item.code}`,
      language,
      date: facts.on,
      number: item.code,
      orientation: 'landscape' as const,
    }
    await journal.recordRead(ctx.act, { action: 'stores.card.printed', subject: subjectOf(item) })
    return sendPdf(
      ctx,
      `fiche-${item.code}.pdf`,
      await pdfBytes(options, (kit) => drawStockCard(kit, facts))
    )
  }
}
