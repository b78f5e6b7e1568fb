import type { HttpContext } from '@adonisjs/core/http'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { historyOf } from '#registry/queries/history'
import { readExplanation } from '#budget/queries/stored_explanation'
import { evaluateTender, justifyBid, rejectBid } from '#procurement/actions/judge_bids'
import { saveTender } from '#procurement/actions/save_tender'
import { localInstant } from '#procurement/controllers/notices_controller'
import { tenderList } from '#procurement/lists/tenders'
import { Tender } from '#procurement/models/tender'
import { judgement, tenderGrid } from '#procurement/queries/tender_grid'
import { commissionOf } from '#procurement/queries/tender_minutes'
import { CATEGORIES } from '#procurement/rules/categories'
import { reasonValidator } from '#procurement/validators/purchases'
import { tenderValidator } from '#procurement/validators/tenders'

const PROCEDURES = ['open_tender', 'simplified_tender', 'restricted_tender']

/** Tenders: their bids side by side, the evaluation, the award. */
export default class TendersController {
  async index(ctx: HttpContext) {
    return renderList(ctx, tenderList, {
      buttons: [
        {
          label: 'procurement.tenders.import',
          route: 'imports.create',
          params: { import: 'procurement.bids' },
          permission: 'procurement.tenders.edit',
        },
        {
          label: 'procurement.tenders.create',
          route: 'procurement.tenders.create',
          permission: 'procurement.tenders.edit',
          primary: true,
        },
      ],
    })
  }

  async create({ view }: HttpContext) {
    return view.render('procurement/tenders/form', {
      categories: CATEGORIES,
      procedures: PROCEDURES,
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(tenderValidator)
    const tender = await saveTender(act, {
      reference: form.reference,
      objectFr: form.object_fr,
      objectAr: form.object_ar,
      category: form.category,
      procedure: form.procedure,
      estimate: form.estimate,
      openingAt: localInstant(form.opening_at, 'opening_at'),
      place: form.place,
      commission: membersOf(form.commission),
    })
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.tenders.saved',
      params: { reference: tender.reference },
    })
    return response.redirect(`/procurement/tenders/${tender.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const tender = await Tender.findOrFail(params.id)
    const judged = judgement(tender)
    return view.render('procurement/tenders/show', {
      tender,
      commission: commissionOf(tender),
      grid: await tenderGrid(tender),
      judged,
      amounts: judged && {
        low: Money.ofDirhams(String(judged.lowBound)),
        high: Money.ofDirhams(String(judged.highBound)),
        award: judged.award && Money.ofDirhams(String(judged.award.amount)),
      },
      explained: readExplanation(tender.explanation),
      passed: clock.now() >= tender.openingAt,
      mayJudge:
        ['published', 'opened'].includes(tender.state) && act.can('procurement.tenders.judge'),
      history: await historyOf('procurement.tender', [tender.id], act, i18n),
    })
  }

  async grid({ params, view }: HttpContext) {
    const tender = await Tender.findOrFail(params.id)
    return view.render('procurement/tenders/grid', { tender, grid: await tenderGrid(tender) })
  }

  async evaluate({ act, params, response, session }: HttpContext) {
    const tender = await evaluateTender(act, Number(params.tender_id))
    session.flash('notice', {
      tone: tender.state === 'evaluated' ? 'good' : 'warn',
      key: `procurement.tenders.${tender.state}`,
      params: { reference: tender.reference },
    })
    return response.redirect(`/procurement/tenders/${tender.id}`)
  }

  async reject({ act, params, request, response }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    await rejectBid(act, Number(params.tender_id), Number(params.bid_id), form.reason)
    return response.redirect(`/procurement/tenders/${params.tender_id}`)
  }

  async justify({ act, params, request, response }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    await justifyBid(act, Number(params.tender_id), Number(params.bid_id), form.reason)
    return response.redirect(`/procurement/tenders/${params.tender_id}`)
  }
}

/** 'Salma Berrada, présidente' per line. */
function membersOf(text: string): { name: string; role: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name, ...role] = line.split(',')
      return { name: name.trim(), role: role.join(',').trim() || 'Membre' }
    })
}
