import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { movesFrom } from '#values/state_machine'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { loadParameters } from '#platform/settings/parameters'
import { unitChoices } from '#registry/queries/lookups'
import { historyOf } from '#registry/queries/history'
import { readExplanation } from '#budget/queries/stored_explanation'
import { cancelRequest } from '#procurement/actions/cancel_request'
import { decideRequest } from '#procurement/actions/decide_request'
import { saveRequest } from '#procurement/actions/save_request'
import { submitRequest } from '#procurement/actions/submit_request'
import { requestList } from '#procurement/lists/requests'
import { PurchaseNotice } from '#procurement/models/purchase_notice'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { requestObstacles } from '#procurement/queries/cancellation_obstacles'
import { lineChoices, requestFormChoices } from '#procurement/queries/form_choices'
import { natureName, natureOf } from '#procurement/queries/natures'
import { adviseRequest } from '#procurement/queries/request_advice'
import { lineAmount, purchaseAmounts } from '#procurement/rules/purchase_amounts'
import { requestStates } from '#procurement/rules/states'
import {
  decisionValidator,
  reasonValidator,
  requestValidator,
} from '#procurement/validators/purchases'
import { Money } from '#values/money'

const ROWS = 8

/** Purchase requests: what services need, approved or not. */
export default class RequestsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, requestList, {
      buttons: [
        {
          label: 'procurement.requests.create',
          route: 'procurement.requests.create',
          permission: 'procurement.requests.edit',
          primary: true,
        },
      ],
    })
  }

  async create({ act, i18n, view }: HttpContext) {
    return view.render('procurement/requests/form', {
      request: null,
      rows: ROWS,
      requestKey: randomUUID(),
      units: await unitChoices(act),
      ...(await requestFormChoices(i18n.locale)),
    })
  }

  async store({ act, request, response }: HttpContext) {
    const form = await request.validateUsing(requestValidator)
    const saved = await saveRequest(act, factsOf(form))
    return response.redirect(`/procurement/requests/${saved.id}`)
  }

  async edit({ act, i18n, params, view }: HttpContext) {
    const found = await PurchaseRequest.query()
      .where('id', params.id)
      .preload('lines')
      .firstOrFail()
    act.authorize('procurement.requests.edit', found)
    return view.render('procurement/requests/form', {
      request: found,
      rows: Math.max(ROWS, found.lines.length + 2),
      requestKey: found.requestKey,
      units: await unitChoices(act),
      ...(await requestFormChoices(i18n.locale)),
    })
  }

  async update({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(requestValidator)
    const saved = await saveRequest(
      act,
      { ...factsOf(form), requestKey: undefined },
      Number(params.id)
    )
    session.flash('notice', { tone: 'good', key: 'procurement.requests.saved' })
    return response.redirect(`/procurement/requests/${saved.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const request = await PurchaseRequest.query()
      .where('id', params.id)
      .preload('lines')
      .preload('unit')
      .preload('line')
      .firstOrFail()
    act.authorize('procurement.requests.view', request)
    const parameters = await loadParameters()
    const nature = natureOf(parameters, clock.today(), request.nature)
    const amounts = purchaseAmounts(
      request.lines.map((line) => ({
        quantity: line.quantity,
        unitPrice: Money.ofMinor(line.unitPriceMinor),
        vatRate: line.vatRate,
      }))
    )
    const decided = ['ordered', 'cancelled', 'rejected'].includes(request.state)
    const advice = decided ? null : await adviseRequest(request)
    return view.render('procurement/requests/show', {
      request,
      obstacles: await requestObstacles(request),
      nature: natureName(nature, i18n.locale),
      lines: request.lines.map((line) => ({
        line,
        amount: lineAmount({
          quantity: line.quantity,
          unitPrice: Money.ofMinor(line.unitPriceMinor),
        }),
      })),
      amounts,
      advice: advice ?? readExplanation(request.explanation),
      verdict: advice?.value ?? null,
      moves: movesFrom(requestStates, request.state).filter(
        (move) => move.permission && act.can(move.permission, request)
      ),
      own: request.requestedById !== null && request.requestedById === act.actor.userId,
      choices: await lineChoices(i18n.locale),
      hours: parameters.on<number>('procurement.order.notice_hours', clock.today()).value,
      notices: await PurchaseNotice.query().where('requestId', request.id).orderBy('id', 'desc'),
      order: await PurchaseOrder.findBy('requestId', request.id),
      history: await historyOf('procurement.request', [request.id], act, i18n),
    })
  }

  async submit({ act, params, response, session }: HttpContext) {
    const request = await submitRequest(act, Number(params.request_id))
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.requests.submitted',
      params: { number: request.number ?? '' },
    })
    return response.redirect(`/procurement/requests/${request.id}`)
  }

  async decide({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(decisionValidator)
    const decided = await decideRequest(act, Number(params.request_id), {
      approved: form.decision === 'approve',
      lineId: form.line_id,
      reason: form.reason,
    })
    session.flash('notice', {
      tone: decided.state === 'approved' ? 'good' : 'warn',
      key: `procurement.requests.${decided.state}`,
      params: { number: decided.number ?? '' },
    })
    return response.redirect(`/procurement/requests/${decided.id}`)
  }

  async cancel({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    const cancelled = await cancelRequest(act, Number(params.request_id), form.reason)
    session.flash('notice', { tone: 'warn', key: 'procurement.requests.cancelled' })
    return response.redirect(`/procurement/requests/${cancelled.id}`)
  }
}

type RequestForm = Awaited<ReturnType<(typeof requestValidator)['validate']>>

function factsOf(form: RequestForm) {
  return {
    unitId: form.unit_id,
    object: form.object,
    justification: form.justification,
    estimateSource: form.estimate_source,
    nature: form.nature,
    neededOn: form.needed_on,
    lineId: form.line_id,
    requestKey: form.request_key,
    lines: form.lines.map((line) => ({
      designation: line.designation,
      specification: line.specification,
      unit: line.unit,
      quantity: line.quantity,
      unitPrice: line.unit_price,
      vatRate: line.vat_rate,
      itemId: line.item_id,
    })),
  }
}
