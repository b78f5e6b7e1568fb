import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type { CivilDate } from '#values/civil_date'
import { civilDate, laterOf, yearOf } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { day, halves, oneOf, whole } from '#hr/rules/inputs'
import type { LeaveBalanceFacts, LeaveMovement } from '#hr/rules/leave_balance'
import { firstLeaveOn } from '#hr/rules/leave_lots'

const KINDS: Record<string, LeaveMovement['kind']> = {
  entitlement: 'entitlement',
  granted: 'entitlement',
  opening: 'entitlement',
  droit: 'entitlement',
  solde: 'entitlement',
  taken: 'taken',
  pris: 'taken',
  annual: 'taken',
  annuel: 'taken',
  returned: 'returned',
  cancelled: 'returned',
  annule: 'returned',
  other: 'other',
  exceptional: 'other',
  exceptionnel: 'other',
  sick: 'other',
  maladie: 'other',
  maternity: 'other',
  maternite: 'other',
  paternity: 'other',
  paternite: 'other',
}

/** What `hr.leave_balance` reads: a ledger in the order of decision and the day of the question. */
export const balanceInput = vine.object({
  recruitment_date: day().optional(),
  casual: vine.boolean().optional(),
  on: day(),
  entries: vine
    .array(
      vine.object({
        kind: oneOf(KINDS),
        year: whole(1990, 2200).optional(),
        on: day().optional(),
        start: day().optional(),
        end: day().optional(),
        days: halves().optional(),
      })
    )
    .optional(),
  holidays: vine.array(day()).optional(),
})

export const balanceFields = {
  'recruitment_date': 'Day of recruitment; the first leave comes twelve months later.',
  'casual': 'A casual worker, who earns fewer days.',
  'on': 'Day of the question.',
  'entries':
    'The ledger, in the order of decision. Years without entitlement entry are granted by right.',
  'entries.kind':
    'entitlement (days of a year, as opening), taken, returned (days given back), other (leave that is not deducted).',
  'entries.year': 'Year of an entitlement, or of days taken when their dates are not known.',
  'entries.on': 'Day from which an entitlement may be used; for leave, another name of start.',
  'entries.start': 'First day of the leave taken or of the days given back.',
  'entries.end': 'Last day; or give days.',
  'entries.days': 'Days or half-days of the entitlement, or working days of the leave.',
  'holidays': 'Public holidays to use instead of the dated settings.',
}

/** Refuses hr.entry_without_year and hr.entry_without_start, naming the entry. */
export function balanceFacts(
  input: Infer<typeof balanceInput>,
  parameters: Parameters
): LeaveBalanceFacts {
  const movements = (input.entries ?? []).map((entry, index): LeaveMovement => {
    const start = entry.start ?? entry.on
    if (entry.kind === 'entitlement') {
      if (entry.year === undefined || entry.days === undefined) {
        throw new Refusal('hr.entry_without_year', { entry: index + 1 })
      }
      return { kind: 'entitlement', year: entry.year, days: entry.days, on: entry.on }
    }
    if (entry.kind === 'other') return { kind: 'other', start, days: entry.days }
    if (start === undefined && entry.kind === 'taken' && entry.year && entry.days !== undefined) {
      const since = firstDayOf(entry.year, input.recruitment_date, parameters)
      return { kind: 'taken', start: since, days: entry.days }
    }
    if (start === undefined) throw new Refusal('hr.entry_without_start', { entry: index + 1 })
    return { kind: entry.kind as 'taken' | 'returned', start, end: entry.end, days: entry.days }
  })
  return {
    recruitment: input.recruitment_date,
    casual: input.casual,
    on: input.on,
    movements,
    holidays: input.holidays?.map((on) => ({ on, name: on })),
  }
}

/** The day from which days of a year count as taken when only their year is known. */
function firstDayOf(
  year: number,
  recruitment: CivilDate | undefined,
  parameters: Parameters
): CivilDate {
  const newYear = civilDate(year, 1, 1)
  if (recruitment === undefined) return newYear
  const first = firstLeaveOn(recruitment, parameters)
  return yearOf(first) === year ? laterOf(newYear, first) : newYear
}
