import type { CivilDate } from '#values/civil_date'
import { move } from '#values/state_machine'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { cancelLeave, recallFromLeave } from '#hr/actions/cancel_leave'
import { grantLeave } from '#hr/actions/grant_leave'
import { recordMove } from '#hr/actions/record_move'
import { Agent } from '#hr/models/agent'
import { LeaveRequest } from '#hr/models/leave_request'
import { delegatorName } from '#hr/queries/delegations'
import { isSelf, mayAskFor } from '#hr/queries/own_agent'
import { leaveStates } from '#hr/rules/leave_states'

/**
 * Makes one move of a leave request: endorse, reject, grant, refuse, withdraw, cancel, recall. Whoever asked cannot
 * decide, and whoever gave the first opinion cannot give the second. Refuses states.not_allowed,
 * hr.leave_own_decision, hr.leave_same_person, hr.reason_missing, and what granting refuses.
 */
export async function moveLeaveRequest(
  act: Act,
  requestId: number,
  name: string,
  reason: string | null,
  more: { proofOn?: CivilDate | null } = {}
): Promise<LeaveRequest> {
  const settings = await loadParameters()
  return transaction(async (trx) => {
    const request = await LeaveRequest.query({ client: trx })
      .where('id', requestId)
      .forUpdate()
      .firstOrFail()
    const agent = await Agent.query({ client: trx })
      .where('id', request.agentId)
      .forUpdate()
      .firstOrFail()
    const transition = move(leaveStates, request.state, name)
    if (name === 'withdraw') await mayAskFor(act, agent)
    else await mayDecide(trx, act, request, agent, name, transition.permission as string)
    if (transition.reasoned && !reason?.trim())
      throw new Refusal('hr.reason_missing', {}, { field: 'reason' })

    const before = snapshot(request)
    const from = request.state
    request.state = transition.to
    request.lockVersion += 1
    if (more.proofOn) request.proofOn = more.proofOn
    if (name === 'grant') await grantLeave(trx, act, request, agent, settings)
    else if (name === 'cancel') await cancelLeave(trx, act, request, agent, reason)
    else if (name === 'recall') await recallFromLeave(trx, act, request, agent, reason, settings)
    await request.save()

    const delegatedByName = transition.permission
      ? await delegatorName(trx, act.actor.userId, transition.permission)
      : null
    await recordMove(trx, act, request, name, from, { reason, delegatedByName })
    await journal.record(trx, act, {
      action: `hr.leave.${name === 'recall' ? 'recalled' : transition.to}`,
      subject: request,
      before,
      after: snapshot(request),
      reason,
    })
    await tell(trx, act, request, agent, name)
    return request
  })
}

/** The right, over this unit, and never on one's own leave nor after one's own first opinion. */
async function mayDecide(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  agent: Agent,
  name: string,
  permission: string
): Promise<void> {
  act.authorize(permission, request)
  const actor = act.actor.userId
  if (actor === null) return
  const cancelling = name === 'cancel' || name === 'recall'
  if ((!cancelling && request.requestedById === actor) || (await isSelf(act, agent))) {
    throw new Refusal('hr.leave_own_decision', { name: agent.nameFr }, { status: 403 })
  }
  if (name !== 'grant' && name !== 'refuse') return
  const endorsed = await trx
    .from('hr_leave_moves')
    .where({ request_id: request.id, name: 'endorse', user_id: actor })
    .first()
  if (endorsed) throw new Refusal('hr.leave_same_person', { name: agent.nameFr }, { status: 403 })
}

async function tell(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  agent: Agent,
  name: string
): Promise<void> {
  const url = `/hr/leave-requests/${request.id}`
  const params = {
    name: { fr: agent.nameFr, ar: agent.nameAr },
    number: request.number ?? `#${request.id}`,
  }
  const others = (ids: number[]) => ids.filter((id) => id !== act.actor.userId)
  if (request.state === 'endorsed') {
    const userIds = others(await holdersOf('hr.leave.grant', agent))
    await notify(trx, { userIds, key: 'hr.notices.leave_endorsed', params, url })
    return
  }
  const own = await trx.from('platform_users').where('staff_number', agent.ppr).select('id')
  const ids = [
    ...own.map((row) => row.id as number),
    ...(request.requestedById ? [request.requestedById] : []),
  ]
  const tone = request.state === 'granted' ? 'good' : 'warn'
  await notify(trx, {
    userIds: others(ids),
    key: `hr.notices.leave_${name === 'recall' ? 'recalled' : request.state}`,
    params,
    url,
    tone,
  })
}
