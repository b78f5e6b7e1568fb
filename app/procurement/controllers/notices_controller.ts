import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { Refusal } from '#values/refusal'
import { clock, ZONE } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { loadParameters } from '#platform/settings/parameters'
import { historyOf } from '#registry/queries/history'
import { cancelNotice, declareUnsuccessful } from '#procurement/actions/close_notice'
import { compareQuotes } from '#procurement/actions/compare_quotes'
import { drawQuotes } from '#procurement/actions/draw_quotes'
import { publishNotice } from '#procurement/actions/publish_notice'
import { noticeList } from '#procurement/lists/requests'
import { PurchaseNotice } from '#procurement/models/purchase_notice'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { noticeGrid } from '#procurement/queries/notice_grid'
import { rankQuotes } from '#procurement/queries/notice_ranking'
import {
  comparisonValidator,
  noticeValidator,
  reasonValidator,
} from '#procurement/validators/purchases'

/** Purchase notices: published, compared, awarded. */
export default class NoticesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, noticeList)
  }

  async store({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(noticeValidator)
    const notice = await publishNotice(act, Number(params.request_id), {
      deadlineAt: localInstant(form.deadline_at, 'deadline_at'),
      place: form.place,
      deliveryDays: form.delivery_days,
    })
    session.flash('notice', {
      tone: 'good',
      key: 'procurement.notices.published',
      params: { number: notice.number },
    })
    return response.redirect(`/procurement/notices/${notice.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const notice = await PurchaseNotice.query()
      .where('id', params.id)
      .preload('request', (query) => query.preload('lines').preload('unit'))
      .firstOrFail()
    act.authorize('procurement.orders.view', notice.request)
    const parameters = await loadParameters()
    const sealed = notice.state === 'published'
    const ranked = sealed ? null : await rankQuotes(notice.id)
    const history = await historyOf('procurement.notice', [notice.id], act, i18n)
    return view.render('procurement/notices/show', {
      notice,
      sealed,
      ranked: ranked?.explained ?? null,
      grid: await noticeGrid(notice),
      passed: clock.now() >= notice.deadlineAt,
      expected: parameters.on<number>('procurement.order.quotes_expected', clock.today()).value,
      now: clock.now().setZone(ZONE).toFormat("yyyy-MM-dd'T'HH:mm"),
      order: await PurchaseOrder.findBy('noticeId', notice.id),
      // what a quote says stays closed until the opening, in the history too
      history: history.map((entry) => (sealed ? { ...entry, changes: [] } : entry)),
    })
  }

  async compare({ act, params, request, response }: HttpContext) {
    const form = await request.validateUsing(comparisonValidator)
    await compareQuotes(act, Number(params.notice_id), form.justification_note ?? null)
    return response.redirect(`/procurement/notices/${params.notice_id}`)
  }

  async draw({ act, params, response, session }: HttpContext) {
    const order = await drawQuotes(act, Number(params.notice_id))
    session.flash('notice', {
      tone: 'info',
      key: 'procurement.notices.drawn',
      params: { order: order.join(' · ') },
    })
    return response.redirect(`/procurement/notices/${params.notice_id}`)
  }

  async close({ act, params, response, session }: HttpContext) {
    await declareUnsuccessful(act, Number(params.notice_id))
    session.flash('notice', { tone: 'warn', key: 'procurement.notices.unsuccessful' })
    return response.redirect(`/procurement/notices/${params.notice_id}`)
  }

  async cancel({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(reasonValidator)
    await cancelNotice(act, Number(params.notice_id), form.reason)
    session.flash('notice', { tone: 'warn', key: 'procurement.notices.cancelled' })
    return response.redirect(`/procurement/notices/${params.notice_id}`)
  }
}

/** What a datetime-local field says, at the town hall. */
export function localInstant(text: string, field: string): DateTime {
  const instant = DateTime.fromISO(text, { zone: ZONE })
  if (!instant.isValid) throw new Refusal('procurement.instant_invalid', { text }, { field })
  return instant
}
