import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HttpContext } from '@adonisjs/core/http'
import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { dayAsked } from '#platform/http/fields'
import type { Money } from '#values/money'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { writeWorkbook } from '#documents/excel/write_workbook'
import { paperLanguage, paperWords } from '#documents/paper_words'
import { pdfBytes } from '#documents/pdf/write_pdf'
import type { Language } from '#documents/wording'
import { certifyPayment } from '#tax/cash/actions/certify_payment'
import { drawPaymentCertificate, drawStatement } from '#tax/cash/documents/statement'
import { accountOf } from '#tax/cash/queries/account'
import type { AccountDebt } from '#tax/cash/queries/account'
import { eventsOf, ledgerOf } from '#tax/cash/queries/account_history'

/** The account of a taxpayer: page, PDF, workbook, certificate. */
export default class AccountsController {
  async show({ params, request, act, view }: HttpContext) {
    const account = await accountOf(act, Number(params.party), askedDay(request.input('on')))
    const ids = account.debts.map((debt) => debt.id)
    return view.render('tax/cash/account', {
      account,
      events: await eventsOf(ids),
      entries: await ledgerOf(ids),
    })
  }

  async pdf({ params, request, act, i18n, response }: HttpContext) {
    const account = await accountOf(act, Number(params.party), askedDay(request.input('on')))
    const language = paperLanguage(i18n.locale)
    const title = paperWords(language, 'cash.papers')('statement_title', {
      name: account.party.nameFr,
    })
    const bytes = await pdfBytes({ title, language, date: account.on }, (kit) =>
      drawStatement(kit, account)
    )
    await this.#remember(act, account.party, 'pdf')
    return this.#send(response, bytes, 'application/pdf', `releve-${account.party.id}.pdf`)
  }

  async workbook({ params, request, act, i18n, response }: HttpContext) {
    const account = await accountOf(act, Number(params.party), askedDay(request.input('on')))
    const folder = await mkdtemp(join(tmpdir(), 'statement-'))
    try {
      const path = join(folder, 'statement.xlsx')
      const text = (key: string) => i18n.t(`cash.account.${key}`)
      await writeWorkbook(
        path,
        {
          title: `${i18n.t('cash.account.title')} — ${account.party.nameFr}`,
          language: i18n.locale as Language,
          author: act.actor.name,
          at: clock.now().toJSDate(),
          filters: [`${text('on')} ${formatCivilDate(account.on)}`],
          columns: [
            { title: text('notice'), kind: 'text', value: (debt: AccountDebt) => debt.notice },
            { title: text('year'), kind: 'text', value: (debt) => String(debt.year), width: 9 },
            { title: text('land_title'), kind: 'text', value: (debt) => debt.land_title },
            {
              title: text('state'),
              kind: 'text',
              value: (debt) => i18n.t(`tax.states.debt.${debt.state}`),
            },
            { title: text('last_day'), kind: 'date', value: (debt) => debt.payment_last_on },
            {
              title: text('paid'),
              kind: 'money',
              value: (debt) => debt.position.value.paid.minor,
              total: true,
            },
            {
              title: text('principal'),
              kind: 'money',
              value: (debt) => (debt.open ? debt.position.value.principal.minor : 0),
              total: true,
            },
            {
              title: text('penalties'),
              kind: 'money',
              value: (debt) => (debt.open ? penaltiesAndFees(debt).minor : 0),
              total: true,
            },
            {
              title: text('due'),
              kind: 'money',
              value: (debt) => (debt.open ? debt.position.value.total.minor : 0),
              total: true,
            },
          ],
        },
        account.debts
      )
      await this.#remember(act, account.party, 'xlsx')
      return this.#send(
        response,
        await readFile(path),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        `releve-${account.party.id}.xlsx`
      )
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async certificate({ params, act, i18n, response }: HttpContext) {
    const language = paperLanguage(i18n.locale)
    const certificate = await certifyPayment(act, Number(params.party))
    const bytes = await pdfBytes(
      {
        title: paperWords(language, 'cash.papers')('certificate_title', {
          number: certificate.number,
        }),
        language,
        date: certificate.account.on,
        number: certificate.number,
        fingerprint: certificate.fingerprint,
      },
      (kit) => drawPaymentCertificate(kit, certificate)
    )
    return this.#send(
      response,
      bytes,
      'application/pdf',
      `${certificate.number.replaceAll('/', '-')}.pdf`
    )
  }

  #remember(act: HttpContext['act'], party: { id: number; nameFr: string }, format: string) {
    return journal.recordRead(act, {
      action: 'cash.account.exported',
      subject: { type: 'registry.party', id: party.id, label: party.nameFr },
      after: { format },
    })
  }

  #send(response: HttpContext['response'], bytes: Buffer, type: string, name: string) {
    response.header('content-type', type)
    response.header('cache-control', 'private, no-store')
    response.header('content-disposition', `inline; filename="${name}"`)
    return response.send(bytes)
  }
}

function penaltiesAndFees({ position }: AccountDebt): Money {
  return position.value.penalties.plus(position.value.fees)
}

/** The day asked for, or today. */
function askedDay(asked: unknown): CivilDate {
  return dayAsked(asked) ?? clock.today()
}
