import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#values/civil_date'
import { Money } from '#values/money'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { paperLanguage } from '#documents/paper_words'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { drawOfficeStatement } from '#tax/cash/documents/office_statement'
import { writeOfficeWorkbook } from '#tax/cash/exports/office_workbook'
import { heldByTill } from '#tax/cash/queries/held'
import { officeStatement } from '#tax/cash/queries/office_statement'
import type { OfficeStatement } from '#tax/cash/queries/office_statement'

/** The monthly statements of the cash offices: page, PDF, workbook. */
export default class StatementsController {
  /** What each office holds today beside its ceiling, and the way to its months. */
  async index({ view, request }: HttpContext) {
    const asked = String(request.input('month', ''))
    const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : clock.today().slice(0, 7)
    const [tills, held, taken] = await Promise.all([
      db.from('tax_tills').where('active', 1).orderBy('code'),
      heldByTill(clock.today()),
      db
        .from('tax_payments as p')
        .join('tax_till_sessions as s', 's.id', 'p.session_id')
        .whereRaw(`p.paid_on between ? and last_day(?)`, [`${month}-01`, `${month}-01`])
        .groupBy('s.till_id')
        .select('s.till_id')
        .sum('p.amount_minor as amount'),
    ])
    const none = { cash: Money.zero, cheque: Money.zero }
    return view.render('tax/cash/statements', {
      month,
      latest: clock.today().slice(0, 7),
      tills: tills.map((till) => ({
        ...till,
        held: held.get(till.id) ?? none,
        taken: Money.ofMinor(taken.find((row) => row.till_id === till.id)?.amount ?? 0),
      })),
    })
  }

  async show({ params, view }: HttpContext) {
    const statement = await officeStatement(Number(params.till), params.month)
    const held = await heldByTill(clock.today(), undefined, statement.till.id)
    return view.render('tax/cash/statement', {
      statement,
      month: params.month,
      previous: addMonths(statement.from, -1).slice(0, 7),
      next: addMonths(statement.from, 1).slice(0, 7),
      today: clock.today(),
      now: held.get(statement.till.id) ?? { cash: Money.zero, cheque: Money.zero },
      requestKey: randomUUID(),
    })
  }

  async document(ctx: HttpContext) {
    const statement = await officeStatement(Number(ctx.params.till), ctx.params.month)
    const name = nameOf(statement, ctx.params.month)
    const bytes = await pdfBytes(
      {
        title: name,
        language: paperLanguage(ctx.i18n.locale),
        date: statement.to,
        number: name,
      },
      (kit) => drawOfficeStatement(kit, statement)
    )
    await remember(ctx, statement, 'pdf')
    return sendPdf(ctx, `${name}.pdf`, bytes)
  }

  async workbook(ctx: HttpContext) {
    const { params, act, i18n, response } = ctx
    const statement = await officeStatement(Number(params.till), params.month)
    const folder = await mkdtemp(join(tmpdir(), 'office-'))
    try {
      const path = join(folder, 'statement.xlsx')
      await writeOfficeWorkbook(path, statement, {
        author: act.actor.name,
        locale: i18n.locale,
      })
      await remember(ctx, statement, 'xlsx')
      response.header(
        'content-type',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      )
      response.header('cache-control', 'private, no-store')
      response.header(
        'content-disposition',
        `attachment; filename="${nameOf(statement, params.month)}.xlsx"`
      )
      return response.send(await readFile(path))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

const nameOf = ({ till }: OfficeStatement, month: string) => `etat-${till.code}-${month}`

function remember({ act, params }: HttpContext, { till }: OfficeStatement, format: string) {
  return journal.recordRead(act, {
    action: 'cash.statement.exported',
    subject: { type: 'cash.till', id: till.id, label: till.code },
    after: { month: params.month, format },
  })
}
