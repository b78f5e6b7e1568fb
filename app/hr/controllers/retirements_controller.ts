import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpContext } from '@adonisjs/core/http'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { drawRetirementList } from '#hr/documents/retirement_list'
import { paperLanguage, wordsIn } from '#hr/documents/words'
import { writeDepartures } from '#hr/exports/departures'
import { departuresByYear, departuresWithin } from '#hr/queries/departures'
import { retirement } from '#hr/rules/retirement'

const YEARS = 5

/** Who reaches the age limit in the next five years: page, PDF and Excel from the same rows. */
export default class RetirementsController {
  async index({ view, act, request }: HttpContext) {
    const departures = await departuresWithin(act, YEARS)
    const counts = departuresByYear(departures, clock.today(), YEARS)
    const year = Number(request.input('year', '')) || null
    const overdue = request.input('year') === 'overdue'
    const shown = departures.filter((person) =>
      overdue
        ? person.limitOn <= clock.today()
        : !year || (person.limitOn > clock.today() && person.limitOn.startsWith(String(year)))
    )
    const settings = await loadParameters()
    const example = shown[0]
      ? retirement({ birth: shown[0].birthOn, on: clock.today() }, settings)
      : null
    const most = Math.max(1, counts.overdue, ...counts.years.map((each) => each.count))
    return view.render('hr/retirements/index', {
      departures: shown,
      total: departures.length,
      counts,
      most,
      year,
      overdue,
      example,
      today: clock.today(),
      years: YEARS,
    })
  }

  async pdf({ act, response }: HttpContext) {
    const departures = await departuresWithin(act, YEARS)
    const on = clock.today()
    const language = paperLanguage(act.locale)
    const title = wordsIn(language)('paper.retirements.title', { years: YEARS })
    const facts = {
      language,
      on,
      years: YEARS,
      counts: departuresByYear(departures, on, YEARS),
      departures,
    }
    const bytes = await pdfBytes({ title, language, date: on, orientation: 'landscape' }, (kit) =>
      drawRetirementList(kit, facts)
    )
    await this.#remember(act, 'pdf', departures.length)
    response.header('content-type', 'application/pdf')
    response.header('content-disposition', `inline; filename="retraites-${on}.pdf"`)
    return response.send(bytes)
  }

  async workbook({ act, response }: HttpContext) {
    const departures = await departuresWithin(act, YEARS)
    const folder = await mkdtemp(join(tmpdir(), 'retirements-'))
    const path = join(folder, 'list.xlsx')
    await writeDepartures(path, act, departures, YEARS)
    await this.#remember(act, 'xlsx', departures.length)
    response.header(
      'content-type',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    )
    response.header('content-disposition', `attachment; filename="retraites-${clock.today()}.xlsx"`)
    const stream = createReadStream(path)
    stream.once('close', () => void rm(folder, { recursive: true, force: true }))
    return response.stream(stream)
  }

  #remember(act: HttpContext['act'], format: string, rows: number) {
    return journal.recordRead(act, {
      action: 'hr.retirements.exported',
      subject: { type: 'hr.retirements', id: clock.today(), label: format },
      after: { format, rows },
    })
  }
}
