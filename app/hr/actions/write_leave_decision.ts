import type { DateTime } from 'luxon'
import type { CivilDate } from '#values/civil_date'
import { yearOf } from '#values/civil_date'
import type { Act } from '#platform/act'
import { ZONE } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import type { LeaveDecisionFacts } from '#hr/documents/leave_decision'
import { paperLanguage, wordsIn } from '#hr/documents/words'
import { Agent } from '#hr/models/agent'
import { LeaveMove } from '#hr/models/leave_move'
import type { LeaveRequest } from '#hr/models/leave_request'
import { delegatorName } from '#hr/queries/delegations'
import type { Draw } from '#hr/rules/leave_lots'

/** Makes the decision of a granted leave official and keeps all that its paper says. */
export async function writeLeaveDecision(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  agent: Agent,
  counting: 'working' | 'calendar',
  drawn: { draws: Draw[]; available: number } | null,
  replaces: LeaveDecisionFacts['replaces'] = null
): Promise<void> {
  const number = request.number as string
  const decidedOn = request.decidedOn as string
  const language = paperLanguage(act.locale)
  const facts = {
    language,
    number,
    decidedOn,
    ...(await whoFor(trx, agent, language)),
    type: request.type,
    counting,
    start: request.startsOn,
    end: request.endsOn,
    back: request.backOn,
    days: request.days,
    interim: await nameOf(trx, request.interimAgentId, language),
    replaces,
    balance: balanceOf(request, drawn),
    requestedOn: dayOf(request.requestedAt),
    ...(await opinionOn(trx, request.id)),
    signedBy: act.actor.name,
    delegatedBy: await delegatorName(trx, act.actor.userId, 'hr.leave.grant'),
  } satisfies Omit<LeaveDecisionFacts, 'verification'>
  const verification = await registerOfficialDocument(trx, {
    kind: 'hr.leave_decision',
    number,
    issuedOn: decidedOn,
    subject: { type: 'hr.leave_request', id: request.id },
    facts,
  })
  request.verificationCode = verification.code
  request.decision = JSON.stringify({ ...facts, verification }) as never
}

async function whoFor(trx: Transaction, agent: Agent, language: 'fr' | 'ar') {
  const unit = agent.unitId
    ? await trx.from('registry_units').where('id', agent.unitId).first()
    : null
  const t = wordsIn(language)
  return {
    name: agent.nameIn(language),
    sex: agent.sex,
    ppr: agent.ppr,
    grade: t(`corps.${agent.corps}`),
    unit: unit ? (language === 'ar' ? unit.name_ar : unit.name_fr) : t('paper.commune'),
  }
}

function balanceOf(request: LeaveRequest, drawn: { draws: Draw[]; available: number } | null) {
  if (!drawn) return null
  const year = yearOf(request.startsOn)
  const old =
    drawn.draws.filter((draw) => draw.lot < year).reduce((sum, draw) => sum + draw.halves, 0) / 2
  return { before: drawn.available, after: drawn.available - request.days, carriedUsed: old }
}

async function opinionOn(trx: Transaction, requestId: number) {
  const move = await LeaveMove.query({ client: trx }).where({ requestId, name: 'endorse' }).first()
  return { endorsedBy: move?.userName ?? null, endorsedOn: move ? dayOf(move.movedAt) : null }
}

function dayOf(at: DateTime): CivilDate {
  return at.setZone(ZONE).toFormat('yyyy-MM-dd')
}

async function nameOf(
  trx: Transaction,
  agentId: number | null,
  language: 'fr' | 'ar'
): Promise<string | null> {
  if (agentId === null) return null
  const agent = await Agent.query({ client: trx }).where('id', agentId).first()
  return agent?.nameIn(language) ?? null
}
