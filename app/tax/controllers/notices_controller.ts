import type { HttpContext } from '@adonisjs/core/http'
import { dayAsked } from '#platform/http/fields'
import { dossierOf } from '#platform/attachments/dossier'
import { clock } from '#platform/clock'
import { refusalText } from '#platform/http/refusal_text'
import { renderList } from '#platform/lists/render'
import { notifyNotice } from '#tax/actions/notify_notice'
import { noticeList } from '#tax/lists/notices'
import { positionOf } from '#tax/queries/debt_positions'
import { debtHistory, noticeRecord } from '#tax/queries/notice_record'
import { articleExplanation, readStoredArticle } from '#tax/rules/article_explanation'
import { loadParameters } from '#platform/settings/parameters'
import { collectionCalendar } from '#tax/rules/collection'
import { actsOfDebt } from '#tax/collection/queries/act_records'
import { requestsOfDebt } from '#tax/collection/queries/debt_requests'
import { stepDebts } from '#tax/collection/queries/step_debts'
import { stepAfter, stepFrom, stepRefusal } from '#tax/collection/rules/next_step'
import { notificationValidator } from '#tax/validators/plots'

/** Notices, and on the page of one everything about its debt. */
export default class NoticesController {
  async index(ctx: HttpContext) {
    return renderList(ctx, noticeList, { crumbs: ['tax.title'] })
  }

  async show({ params, act, view, request, i18n }: HttpContext) {
    const notice = await noticeRecord(act, Number(params.id))
    const on = dayAsked(request.input('on')) ?? clock.today()
    const position = await positionOf(
      { id: notice.debt_id, payment_last_on: notice.payment_last_on },
      on
    )
    const parameters = await loadParameters()
    const calendar = collectionCalendar({ issuedOn: notice.issued_on, title: 'roll' }, parameters)
    const [debt] = await stepDebts([notice.debt_id])
    const step = stepAfter(notice.state)
    const refusal = step && stepRefusal(step, debt, clock.today(), parameters)
    return view.render('tax/notices/show', {
      notice,
      dossier: await dossierOf(act, { type: 'tax.notice', id: Number(notice.id) }),
      on,
      position,
      article: articleExplanation(readStoredArticle(notice.explanation)),
      history: await debtHistory(notice.debt_id),
      calendar: calendar.value,
      acts: await actsOfDebt(notice.debt_id),
      requests: await requestsOfDebt(notice.debt_id),
      next: step && {
        step,
        from: stepFrom(step, debt, parameters),
        refusal: refusal ? refusalText(i18n, refusal) : null,
      },
      today: clock.today(),
      locale: i18n.locale,
    })
  }

  /** Records that the notice was handed over. */
  async notify({ params, act, request, response, session }: HttpContext) {
    const { notified_on: on, by } = await request.validateUsing(notificationValidator)
    await notifyNotice(act, Number(params.id), { on, by })
    session.flash('notice', { tone: 'good', key: 'tax.notices.notified' })
    return response.redirect(`/tax/notices/${params.id}`)
  }
}
