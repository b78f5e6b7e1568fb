import { yearOf } from '#values/civil_date'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { storedExplanation } from '#platform/rules/explain'
import { type Transaction, transaction } from '#platform/transaction'
import { reserveCredit } from '#budget/actions/reserve_credit'
import { separateDuties } from '#budget/rules/separation'
import { subjectOf } from '#platform/subjects/subject'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { adviseRequest } from '#procurement/queries/request_advice'
import { requestStates } from '#procurement/rules/states'

export interface RequestDecision {
  approved: boolean
  /** The credit line the purchase will be charged to; reserved at once. */
  lineId?: number | null
  reason?: string | null
}

/**
 * Approves a request, which reserves its credit and keeps the advice on the procedure, or rejects it with a
 * reason. Never by whoever asked. Refuses `procurement.line_missing` and what the credit line refuses.
 */
export async function decideRequest(
  act: Act,
  id: number,
  decision: RequestDecision
): Promise<PurchaseRequest> {
  return transaction(async (trx) => {
    const request = await PurchaseRequest.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    act.authorize('procurement.requests.approve', request)
    const before = request.state
    request.state = move(requestStates, before, decision.approved ? 'approve' : 'reject').to
    separateDuties(act.actor.userId, 'approval', [
      { step: 'request', personId: request.requestedById, name: request.requestedByName },
    ])
    const credit = decision.approved ? await approve(trx, act, request, decision) : {}
    if (!decision.approved && !decision.reason?.trim())
      throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
    request.merge({
      approvedById: act.actor.userId,
      approvedByName: act.actor.name,
      approvedOn: clock.today(),
      decisionReason: decision.reason?.trim() || null,
    })
    await request.save()
    await journal.record(trx, act, {
      action: `procurement.request.${request.state}`,
      subject: request,
      before: { state: before },
      after: { state: request.state, ...credit },
      reason: decision.reason,
    })
    await notify(trx, {
      userIds: request.requestedById ? [request.requestedById] : [],
      key: `procurement.notices.request_${request.state}`,
      params: { number: request.number ?? '', reason: decision.reason ?? '' },
      url: `/procurement/requests/${request.id}`,
      tone: decision.approved ? 'good' : 'warn',
    })
    return request
  })
}

/** Reserves the credit; answers what the journal says of it. */
async function approve(
  trx: Transaction,
  act: Act,
  request: PurchaseRequest,
  decision: RequestDecision
): Promise<{ line: string; reserved: string }> {
  const lineId = decision.lineId ?? request.lineId
  if (!lineId)
    throw new Refusal(
      'procurement.line_missing',
      { number: request.number ?? '' },
      { field: 'line_id' }
    )
  const line = await trx.from('budget_lines').where('id', lineId).firstOrFail()
  if (line.year !== yearOf(clock.today())) {
    throw new Refusal(
      'procurement.line_of_another_year',
      { code: line.code, year: String(line.year) },
      { field: 'line_id' }
    )
  }
  request.lineId = lineId
  const advice = await adviseRequest(request, trx)
  request.explanation = storedExplanation('procurement.procedure', advice)
  request.reservedMinor = request.estimateTtcMinor
  const amount = Money.ofMinor(request.estimateTtcMinor)
  await reserveCredit(trx, act, { lineId, amount, subject: subjectOf(request) })
  return { line: line.code, reserved: amount.toDecimal() }
}
