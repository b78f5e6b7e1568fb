import db from '@adonisjs/lucid/services/db'
import { movesFrom } from '#values/state_machine'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { dossierOf } from '#platform/attachments/dossier'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { leaveWarnings } from '#hr/queries/prepare_leave'
import { LeaveRequest } from '#hr/models/leave_request'
import { proofOf } from '#hr/queries/leave_proof'
import { balanceOn, ledgerOf } from '#hr/queries/leave_ledger'
import { isSelf } from '#hr/queries/own_agent'
import type { LeaveState } from '#hr/rules/leave_states'
import { leaveStates } from '#hr/rules/leave_states'

/** Whose word an open request waits for. */
const AWAITS: Partial<Record<LeaveState, string>> = {
  submitted: 'hr.leave.awaits_chief',
  endorsed: 'hr.leave.awaits_hr',
}

/** A leave request, where it stands, what may be done with it by this person, and what to know before. */
export async function leaveRequestPage(act: Act, id: number) {
  const request = await LeaveRequest.query()
    .where('id', id)
    .preload('agent', (agent) => agent.preload('unit'))
    .preload('interim')
    .preload('moves')
    .first()
  if (!request) throw new Refusal('not_found', {}, { status: 404 })
  const { agent } = request
  const own = await isSelf(act, agent)
  if (!act.can('hr.leave.view', request) && !(own && act.can('hr.own'))) {
    throw new Refusal('access.denied', { permission: 'hr.leave.view' }, { status: 403 })
  }
  const settings = await loadParameters()
  const open = request.state === 'submitted' || request.state === 'endorsed'
  const notice = open
    ? await leaveWarnings(agent, request.startsOn, request.endsOn, settings)
    : null
  const entries = await ledgerOf(agent.id)
  return {
    request,
    agent,
    own,
    explained: explanationOf(request.explanation),
    moves: await allowedMoves(act, request, own),
    warnings: notice?.warnings ?? [],
    presence: notice?.presence ?? null,
    drawn: entries.filter((entry) => entry.requestId === request.id),
    balance: balanceOn(entries, clock.today(), settings),
    dossier: act.can('hr.own')
      ? await dossierOf(act, { type: 'hr.leave_request', id: request.id })
      : null,
    path: pathOf(request),
    arabicNames: await arabicNamesOf(request),
    proof: await proofOf(request, settings),
    awaits: AWAITS[request.state] ?? null,
  }
}

/** Those who moved a request, as an Arabic reader calls them. */
async function arabicNamesOf(request: LeaveRequest): Promise<Map<number, string>> {
  const ids = request.moves.flatMap((move) => move.userId ?? [])
  const rows = await db
    .from('platform_users')
    .whereIn('id', ids)
    .whereNotNull('name_ar')
    .select('id', 'name_ar')
  return new Map(rows.map((row) => [row.id, row.name_ar]))
}

/** The buttons: what the state allows, the rights cover, and the separation of duties lets pass. */
async function allowedMoves(act: Act, request: LeaveRequest, own: boolean) {
  const actor = act.actor.userId
  const endorsed = await db
    .from('hr_leave_moves')
    .where({ request_id: request.id, name: 'endorse', user_id: actor ?? 0 })
    .first()
  return movesFrom(leaveStates, request.state).filter((move) => {
    if (move.name === 'withdraw') return own || act.can('hr.leave.request', request)
    if (move.name === 'cancel' || move.name === 'recall') {
      const begun = request.startsOn < clock.today()
      if (request.endsOn < clock.today() || begun !== (move.name === 'recall')) return false
      return !own && act.can('hr.leave.grant', request)
    }
    if (own || request.requestedById === actor) return false
    if ((move.name === 'grant' || move.name === 'refuse') && endorsed) return false
    return act.can(move.permission as string, request)
  })
}

function pathOf(request: LeaveRequest) {
  const ended = ['refused', 'withdrawn', 'cancelled'].includes(request.state)
  const order = ended ? ['submitted', request.state] : ['submitted', 'endorsed', 'granted']
  const at = order.indexOf(request.state)
  return order.map((state, index) => ({
    state,
    place: index < at ? 'past' : index === at ? 'current' : 'next',
    move: request.moves.find((move) => move.toState === state) ?? null,
  }))
}

function explanationOf(stored: unknown) {
  return typeof stored === 'string' ? JSON.parse(stored) : stored
}
