import { addDays, formatCivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import type { Transaction } from '#platform/transaction'
import { endOfficialDocument } from '#documents/actions/end_official_document'
import { endUnavailability, recordUnavailability } from '#registry/actions/record_unavailability'
import { returnDays } from '#hr/actions/return_days'
import { writeLeaveDecision } from '#hr/actions/write_leave_decision'
import type { Agent } from '#hr/models/agent'
import type { LeaveRequest } from '#hr/models/leave_request'
import { calendarHolidays } from '#hr/queries/calendar_holidays'
import { leaveDays } from '#hr/rules/leave_days'

/**
 * Takes a granted leave back before it begins: its days return to their years, the person is available again.
 * Refuses hr.leave_begun from its first day on: from then on it is a return that is recorded.
 */
export async function cancelLeave(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  agent: Agent,
  reason: string | null
): Promise<void> {
  const { startsOn, endsOn, number } = request
  refuseOver(request)
  if (startsOn < clock.today()) {
    const params = { number, start: formatCivilDate(startsOn) }
    throw new Refusal('hr.leave_begun', params, { status: 409 })
  }
  await returnDays(trx, act, request.id, agent.id, startsOn, endsOn, 'cancelled')
  const paper = { kind: 'hr.leave_decision', number: number as string }
  await endOfficialDocument(trx, act, paper, { reason: reason ?? '' })
  await endUnavailability(trx, act, { type: 'hr.leave', id: request.id })
}

/**
 * Somebody is back before the end: the leave ends on the day before today, the days not spent return to their
 * years, and a new decision replaces the first. Refuses hr.leave_over, hr.leave_not_begun.
 */
export async function recallFromLeave(
  trx: Transaction,
  act: Act,
  request: LeaveRequest,
  agent: Agent,
  reason: string | null,
  settings: Parameters
): Promise<void> {
  const today = clock.today()
  const first = request.number as string
  const replaces = {
    number: first,
    decidedOn: request.decidedOn as string,
    until: request.endsOn,
  }
  refuseOver(request)
  if (request.startsOn >= today) {
    const params = { number: first, start: formatCivilDate(request.startsOn) }
    throw new Refusal('hr.leave_not_begun', params, { status: 409 })
  }
  await returnDays(trx, act, request.id, agent.id, today, request.endsOn, 'recalled')
  const lastOn = addDays(today, -1)
  const holidays = await calendarHolidays()
  const { value } = leaveDays(
    {
      type: request.type,
      start: request.startsOn,
      end: lastOn,
      startsAtNoon: Boolean(request.startsAtNoon),
      holidays,
    },
    settings
  )
  request.merge({ endsOn: lastOn, endsAtNoon: false, backOn: today, halfDays: value.days * 2 })
  await recordUnavailability(trx, act, {
    partyId: agent.partyId,
    kind: 'leave',
    away: { fromOn: request.startsOn, toOn: lastOn },
    source: { type: 'hr.leave', id: request.id },
  })
  const { text: number } = await numbers.issue(trx, 'hr.document', today)
  request.merge({ number, decidedOn: today })
  await writeLeaveDecision(trx, act, request, agent, value.counting, null, replaces)
  const paper = { kind: 'hr.leave_decision', number: first }
  await endOfficialDocument(trx, act, paper, { reason: reason ?? '', replacedBy: number })
}

function refuseOver(request: LeaveRequest): void {
  if (request.endsOn >= clock.today()) return
  const params = { number: request.number, end: formatCivilDate(request.endsOn) }
  throw new Refusal('hr.leave_over', params, { status: 409 })
}
