import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { loadParameters } from '#platform/settings/parameters'
import { openYears } from '#registry/queries/fiscal_years'
import { historyOf } from '#registry/queries/history'
import { unitChoices } from '#registry/queries/lookups'
import { openCreditLine } from '#budget/actions/open_credit_line'
import { lineList } from '#budget/lists/lines'
import { CreditEntry } from '#budget/models/credit_entry'
import { CreditLine } from '#budget/models/credit_line'
import { availableCredit, SECTIONS } from '#budget/rules/available'
import { lineValidator } from '#budget/validators/budget'

/** Credit lines: the year's list, a line with its ledger, opening one. */
export default class LinesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, lineList, {
      buttons: [
        {
          label: 'budget.lines.create',
          route: 'budget.lines.create',
          permission: 'budget.lines.edit',
          primary: true,
        },
      ],
    })
  }

  async create({ act, view }: HttpContext) {
    const parameters = await loadParameters()
    const format = parameters.on<string>('budget.nomenclature.format', clock.today()).value
    return view.render('budget/lines/form', {
      format,
      sections: SECTIONS,
      years: await openYears(),
      year: clock.today().slice(0, 4),
      units: await unitChoices(act),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(lineValidator)
    const line = await openCreditLine(act, {
      year: form.year,
      section: form.section,
      code: form.code,
      labelFr: form.label_fr,
      labelAr: form.label_ar,
      unitId: form.unit_id,
      voted: form.voted,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'budget.lines.opened',
      params: { code: line.code },
    })
    return response.redirect(`/budget/lines/${line.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const line = await CreditLine.findOrFail(params.id)
    const entries = await CreditEntry.query()
      .where('lineId', line.id)
      .orderBy('id', 'desc')
      .limit(200)
    const money = (minor: number) => Money.ofMinor(minor)
    const explained = availableCredit(
      {
        on: clock.today(),
        ...(await openedParts(line.id)),
        preCommitted: money(line.preCommittedMinor),
        committed: money(line.committedMinor),
        liquidated: money(line.liquidatedMinor),
        mandated: money(line.mandatedMinor),
        paid: money(line.paidMinor),
        section: line.section,
      },
      await loadParameters()
    )
    return view.render('budget/lines/show', {
      line,
      entries,
      explained,
      available: line.available,
      others: await transferTargets(line, i18n.locale),
      commitments: await db
        .from('budget_commitments as c')
        .join('registry_parties as p', 'p.id', 'c.party_id')
        .where('c.line_id', line.id)
        .orderBy('c.id', 'desc')
        .limit(50)
        .select('c.*', 'p.name_fr'),
      history: await historyOf('budget.line', [line.id], act, i18n),
    })
  }
}

/** What the opened credit is made of, from the ledger. */
async function openedParts(lineId: number) {
  const sums = await db
    .from('budget_entries')
    .where('line_id', lineId)
    .groupBy('kind')
    .select('kind')
    .sum('opened_minor as total')
  const of = (kind: string) => Money.ofMinor(sums.find((row) => row.kind === kind)?.total ?? 0)
  return {
    voted: of('vote'),
    transfers: of('transfer'),
    amendments: of('amendment'),
    carriedOver: of('carry_over'),
  }
}

async function transferTargets(line: CreditLine, locale: string) {
  const rows = await CreditLine.query()
    .where('year', line.year)
    .whereNot('id', line.id)
    .orderBy('code')
    .limit(500)
  return rows.map((row) => ({ value: row.id, label: `${row.code} · ${row.labelIn(locale)}` }))
}
