import type { HttpContext } from '@adonisjs/core/http'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { loadParameters } from '#platform/settings/parameters'
import { askRequest, claimLastDay } from '#tax/collection/actions/ask_request'
import { decideRequest, reviveDebt } from '#tax/collection/actions/decide_request'
import { requestList } from '#tax/collection/lists/requests'
import {
  requestDecisionValidator,
  requestValidator,
  revivalValidator,
} from '#tax/collection/validators/collection'
import { positionOf } from '#tax/queries/debt_positions'
import { noticeRecord } from '#tax/queries/notice_record'

/** Claims, requests for remission and proposals of write-off. */
export default class DebtRequestsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, requestList, { crumbs: ['tax.title'] })
  }

  async create({ params, act, view }: HttpContext) {
    const notice = await noticeRecord(act, Number(params.id))
    const today = clock.today()
    const { value: position } = await positionOf(
      { id: notice.debt_id, payment_last_on: notice.payment_last_on },
      today
    )
    return view.render('tax/collection/request', {
      notice,
      position,
      today,
      claimLastDay: claimLastDay(notice, await loadParameters()),
    })
  }

  async store({ params, request, act, session, response }: HttpContext) {
    const notice = await noticeRecord(act, Number(params.id))
    const fields = await request.validateUsing(requestValidator)
    const amount = (text?: string | null) => (text ? Money.ofDirhams(text) : Money.zero)
    const nothing = fields.kind === 'write_off'
    await askRequest(act, Number(notice.debt_id), {
      kind: fields.kind,
      filedOn: fields.filed_on,
      reason: fields.reason,
      document: fields.document ?? null,
      guarantee: fields.guarantee ?? null,
      principal: nothing ? Money.zero : amount(fields.principal),
      sanction: nothing ? Money.zero : amount(fields.sanction),
      late: nothing ? Money.zero : amount(fields.late),
    })
    session.flash('notice', { tone: 'good', key: 'collection.requests_page.asked' })
    return response.redirect(`/tax/notices/${params.id}`)
  }

  async decide({ params, request, act, session, response }: HttpContext) {
    const fields = await request.validateUsing(requestDecisionValidator)
    const granted = fields.decision === 'grant'
    const { noticeId } = await decideRequest(act, Number(params.id), {
      granted,
      reason: fields.reason ?? null,
    })
    session.flash('notice', {
      tone: granted ? 'good' : 'info',
      key: granted ? 'collection.requests_page.granted' : 'collection.requests_page.rejected',
    })
    return response.redirect(`/tax/notices/${noticeId}`)
  }

  async revive({ params, request, act, session, response }: HttpContext) {
    const notice = await noticeRecord(act, Number(params.id))
    const { reason } = await request.validateUsing(revivalValidator)
    await reviveDebt(act, Number(notice.debt_id), reason)
    session.flash('notice', { tone: 'good', key: 'collection.requests_page.revived' })
    return response.redirect(`/tax/notices/${params.id}`)
  }
}
