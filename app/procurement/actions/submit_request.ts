import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { numbers } from '#platform/numbering/numbers'
import { holdersOf } from '#platform/permissions/grants'
import { transaction } from '#platform/transaction'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { requestStates } from '#procurement/rules/states'

/** Sends a draft to those who approve; it becomes official and gets its number. */
export async function submitRequest(act: Act, id: number): Promise<PurchaseRequest> {
  return transaction(async (trx) => {
    const request = await PurchaseRequest.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    act.authorize('procurement.requests.edit', request)
    request.state = move(requestStates, request.state, 'submit').to
    const number = await numbers.issue(trx, 'procurement.request', clock.today())
    request.number = number.text
    await request.save()
    await journal.record(trx, act, {
      action: 'procurement.request.submitted',
      subject: request,
      before: { state: 'draft' },
      after: { state: request.state, number: request.number },
    })
    await notify(trx, {
      userIds: await holdersOf('procurement.requests.approve', request),
      key: 'procurement.notices.request_submitted',
      params: { number: request.number, object: request.object },
      url: `/procurement/requests/${request.id}`,
    })
    return request
  })
}
