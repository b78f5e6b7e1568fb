import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import type { WorkingCalendar } from '#hr/rules/calendar'
import { leaveType } from '#hr/rules/leave_days'

export interface LeaveProof {
  required: boolean
  receivedOn: CivilDate | null
  /** Last day on which the certificate of a sickness is in time; null for other leave. */
  dueOn: CivilDate | null
  late: boolean
}

/**
 * The paper that a kind of leave rests on, and whether it came in time: a sickness certificate is due within
 * so many working days of its first day.
 */
export function leaveProof(
  facts: { type: string; start: CivilDate; receivedOn: CivilDate | null; today: CivilDate },
  calendar: WorkingCalendar,
  parameters: Parameters
): LeaveProof {
  const { row } = leaveType(parameters, facts.type, facts.start)
  const { receivedOn } = facts
  if (facts.type !== 'sick') return { required: row.proof, receivedOn, dueOn: null, late: false }
  let dueOn = facts.start
  let left = parameters.on<number>('hr.leave.certificate_days', facts.start).value
  while (left > 0) {
    dueOn = addDays(dueOn, 1)
    if (calendar.isWorking(dueOn)) left--
  }
  return { required: row.proof, receivedOn, dueOn, late: (receivedOn ?? facts.today) > dueOn }
}
