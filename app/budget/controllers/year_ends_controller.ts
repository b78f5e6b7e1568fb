import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { yearOf } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { subjectOf } from '#platform/subjects/subject'
import { paperLanguage, paperWords } from '#documents/paper_words'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { historyOf } from '#registry/queries/history'
import { prepareYearEnd, pronounceYearEnd } from '#budget/actions/prepare_year_end'
import { drawYearEndStatement } from '#budget/documents/year_end_statement'
import { YearEnd } from '#budget/models/year_end'
import { yearEndForecast, yearEndObstacles } from '#budget/queries/year_end'
import { yearEndItems, yearEndLines } from '#budget/queries/year_end_result'
import { yearValidator } from '#budget/validators/budget'

/** The end of a budget year: what it would do, prepared, pronounced, its statement. */
export default class YearEndsController {
  async index({ request, view }: HttpContext) {
    const years = await db.from('budget_lines').distinct('year').orderBy('year', 'desc')
    const ends = await YearEnd.query().orderBy('year', 'desc')
    const left = years
      .map((row) => Number(row.year))
      .filter((year) => !ends.some((end) => end.year === year && end.state === 'done'))
    const asked = Number(request.qs().year)
    const year = left.includes(asked) ? asked : (left.at(-1) ?? yearOf(clock.today()))
    return view.render('budget/year_ends/index', {
      ends,
      left,
      year,
      planned: ends.some((end) => end.year === year),
      obstacles: await yearEndObstacles(year),
      forecast: await yearEndForecast(year),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const { year } = await request.validateUsing(yearValidator)
    const yearEnd = await prepareYearEnd(act, year)
    session.flash('notice', {
      tone: 'good',
      key: 'budget.year_ends.prepared',
      params: { year: String(year) },
    })
    return response.redirect(`/budget/year-ends/${yearEnd.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const yearEnd = await YearEnd.findOrFail(params.id)
    const done = yearEnd.state === 'done'
    return view.render('budget/year_ends/show', {
      yearEnd,
      own: yearEnd.preparedById !== null && yearEnd.preparedById === act.actor.userId,
      obstacles: done ? [] : await yearEndObstacles(yearEnd.year),
      forecast: done ? [] : await yearEndForecast(yearEnd.year),
      lines: done ? await yearEndLines(yearEnd.id, i18n.locale) : [],
      items: done ? await yearEndItems(yearEnd.id) : [],
      history: await historyOf('budget.year_end', [yearEnd.id], act, i18n),
    })
  }

  async pronounce({ act, params, response, session }: HttpContext) {
    const yearEnd = await pronounceYearEnd(act, Number(params.year_end_id))
    session.flash('notice', {
      tone: 'good',
      key: 'budget.year_ends.pronounced',
      params: { year: String(yearEnd.year) },
    })
    return response.redirect(`/budget/year-ends/${yearEnd.id}`)
  }

  async paper(ctx: HttpContext) {
    const yearEnd = await YearEnd.findOrFail(ctx.params.id)
    const year = String(yearEnd.year)
    if (yearEnd.state !== 'done' || !yearEnd.doneAt)
      throw new Refusal('budget.year_end_not_done', { year }, { status: 404 })
    const language = paperLanguage(ctx.i18n.locale)
    const lines = await yearEndLines(yearEnd.id, language)
    const on = yearEnd.doneAt.setZone(ZONE).toFormat('yyyy-MM-dd')
    const title = paperWords(language, 'budget.papers')('year_end_title', { year })
    await journal.recordRead(ctx.act, {
      action: 'budget.year_end.printed',
      subject: subjectOf(yearEnd),
    })
    const options = { title, language, date: on, number: year, orientation: 'landscape' as const }
    const facts = {
      year: yearEnd.year,
      on,
      preparedBy: yearEnd.preparedByName,
      pronouncedBy: yearEnd.pronouncedByName ?? '',
      carried: Money.ofMinor(yearEnd.carriedMinor),
      lapsed: Money.ofMinor(yearEnd.lapsedMinor),
      cancelled: Money.ofMinor(yearEnd.cancelledMinor),
      lines,
    }
    const bytes = await pdfBytes(options, (kit) => drawYearEndStatement(kit, facts))
    return sendPdf(ctx, `cloture-${year}.pdf`, bytes)
  }
}
