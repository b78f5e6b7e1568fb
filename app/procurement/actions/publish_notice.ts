import type { DateTime } from 'luxon'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { PurchaseNotice } from '#procurement/models/purchase_notice'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { adviseRequest } from '#procurement/queries/request_advice'
import { requestStates } from '#procurement/rules/states'

export interface NoticeFacts {
  deadlineAt: DateTime
  place: string
  deliveryDays: number
}

/**
 * Publishes the purchase notice of an approved request, when a purchase order is the procedure and the notice
 * lasts long enough. Refuses `procurement.order_not_allowed` (ceiling), `procurement.splitting` (cumulated
 * with the year's purchases of the same nature), `procurement.notice_too_short`.
 */
export async function publishNotice(
  act: Act,
  requestId: number,
  facts: NoticeFacts
): Promise<PurchaseNotice> {
  const parameters = await loadParameters()
  const hours = parameters.on<number>('procurement.order.notice_hours', clock.today()).value
  const publishedAt = clock.now()
  const earliest = publishedAt.plus({ hours })
  return transaction(async (trx) => {
    const request = await PurchaseRequest.query({ client: trx })
      .where('id', requestId)
      .forUpdate()
      .firstOrFail()
    act.authorize('procurement.notices.publish', request)
    if (facts.deadlineAt < earliest) {
      throw new Refusal(
        'procurement.notice_too_short',
        {
          hours,
          earliest: earliest.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm'),
          deadline: facts.deadlineAt.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm'),
        },
        { field: 'deadline_at' }
      )
    }
    const next = move(requestStates, request.state, 'consult').to
    // the requests of one nature are looked at one after the other, so that two never pass under the ceiling together
    await trx
      .from('procurement_requests')
      .where('nature', request.nature)
      .orderBy('id')
      .select('id')
      .forUpdate()
    const advice = await adviseRequest(request, trx)
    const order = advice.value.options[0]
    if (!order.allowed) {
      throw new Refusal(
        advice.value.splitting ? 'procurement.splitting' : 'procurement.order_not_allowed',
        {
          number: request.number ?? '',
          cumulated: advice.value.cumulatedTtc.format(),
          amount: advice.value.amountTtc.format(),
          ceiling: order.ceiling?.format() ?? '',
          advised: advice.value.procedure,
        }
      )
    }
    request.state = next
    await request.save()
    const number = await numbers.issue(trx, 'procurement.notice', clock.today())
    const notice = await PurchaseNotice.create(
      {
        number: number.text,
        requestId: request.id,
        openKey: request.id,
        publishedAt,
        deadlineAt: facts.deadlineAt.toUTC(),
        place: facts.place,
        deliveryDays: facts.deliveryDays,
        state: 'published',
        publishedById: act.actor.userId,
        publishedByName: act.actor.name,
        lockVersion: 1,
      },
      { client: trx }
    )
    await journal.record(trx, act, {
      action: 'procurement.notice.published',
      subject: notice,
      after: snapshot(notice),
    })
    return notice
  })
}
