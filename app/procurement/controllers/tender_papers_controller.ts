import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { subjectOf } from '#platform/subjects/subject'
import { paperLanguage } from '#documents/paper_words'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { drawTenderMinutes } from '#procurement/documents/tender_minutes'
import { gridWorkbook } from '#procurement/exports/tender_grid'
import { Tender } from '#procurement/models/tender'
import { tenderGrid } from '#procurement/queries/tender_grid'
import { minutesFacts } from '#procurement/queries/tender_minutes'

/** Minutes and grid of a tender as files. */
export default class TenderPapersController {
  async minutes(ctx: HttpContext) {
    const tender = await Tender.findOrFail(ctx.params.id)
    const facts = await minutesFacts(tender)
    if (!facts)
      throw new Refusal(
        'procurement.tender_not_judged',
        { reference: tender.reference },
        { status: 404 }
      )
    const number = `PV ${tender.reference}`
    const options = {
      title: `Procès-verbal ${tender.reference}`,
      language: paperLanguage(ctx.i18n.locale),
      date: facts.on,
      number,
    }
    await journal.recordRead(ctx.act, {
      action: 'procurement.minutes.printed',
      subject: subjectOf(tender),
    })
    const name = `${number.replaceAll('/', '-')}.pdf`
    return sendPdf(ctx, name, await pdfBytes(options, (kit) => drawTenderMinutes(kit, facts)))
  }

  async workbook({ act, i18n, params, response }: HttpContext) {
    const tender = await Tender.findOrFail(params.id)
    const grid = await tenderGrid(tender)
    const language = i18n.locale === 'ar' ? 'ar' : i18n.locale === 'en' ? 'en' : 'fr'
    const by = { author: act.actor.name, at: clock.now().toJSDate(), language } as const
    const bytes = await gridWorkbook(tender, grid, by, (key) => i18n.t(key))
    await journal.recordRead(act, {
      action: 'procurement.grid.exported',
      subject: subjectOf(tender),
    })
    const name = `${tender.reference.replaceAll('/', '-')}.xlsx`
    response.header(
      'content-type',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    )
    response.header('cache-control', 'private, no-store')
    response.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
    )
    return response.send(bytes)
  }
}
