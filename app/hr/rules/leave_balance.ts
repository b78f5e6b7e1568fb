import type { CivilDate } from '#values/civil_date'
import { addDays, formatCivilDate, yearOf } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import type { Holiday } from '#hr/rules/calendar'
import { WorkingCalendar } from '#hr/rules/calendar'
import type { LeaveDaysFacts } from '#hr/rules/leave_days'
import { leaveDays } from '#hr/rules/leave_days'
import type { Draw, Lot, Opening } from '#hr/rules/leave_lots'
import { annualTerms, drawFrom, firstLeaveOn, lotsOf, usable } from '#hr/rules/leave_lots'
import { parameterStep, step } from '#hr/rules/steps'

/** In the order of decision. `returned` gives back days taken (cancelled, or interrupted by sickness). */
export type LeaveMovement =
  | ({ kind: 'entitlement' } & Opening)
  | { kind: 'taken' | 'returned'; start: CivilDate; end?: CivilDate; days?: number }
  | { kind: 'other'; start?: CivilDate; days?: number }

export interface LeaveBalanceFacts {
  recruitment?: CivilDate
  /** Casual workers earn fewer days. */
  casual?: boolean
  on: CivilDate
  movements: LeaveMovement[]
  holidays?: Holiday[]
}

export interface LeaveBalance {
  on: CivilDate
  /** What is left on that day: granted and not lapsed, less what began by then. */
  balance: number
  /** The part that comes from earlier years. */
  carried: number
  carriedLapsesOn: CivilDate | null
  /** Leave that begins after that day, already recorded. */
  planned: number
  /** Days recorded beyond what any year could give. */
  short: number
  firstLeaveOn: CivilDate | null
  years: {
    year: number
    granted: number
    taken: number
    remaining: number
    lapsed: number
    lapsesOn: CivilDate
  }[]
}

/** More years than any text has let a day be carried. */
const FARTHEST_CARRY = 5

/** The balance of annual leave on a day, as the sum of a ledger: never stored, always recounted. */
export function leaveBalance(
  facts: LeaveBalanceFacts,
  parameters: Parameters
): Explained<LeaveBalance> {
  const { lots, draws, short } = replay(facts, parameters)
  const on = facts.on
  const years = lots
    .filter((lot) => lot.from <= on)
    .map((lot) => {
      const taken = halvesOf(draws, lot.year, (draw) => draw.effectiveOn <= on)
      const left = lot.granted - taken
      const alive = usable(lot, on)
      return {
        year: lot.year,
        granted: lot.granted / 2,
        taken: taken / 2,
        remaining: alive ? left / 2 : 0,
        lapsed: alive ? 0 : left / 2,
        lapsesOn: lot.lapsesOn,
      }
    })
  const early = draws.filter(
    (draw) => draw.effectiveOn <= on && !lots.some((lot) => lot.year === draw.lot && lot.from <= on)
  )
  const owed = early.reduce((sum, draw) => sum + draw.halves, 0) / 2
  const balance = years.reduce((sum, year) => sum + year.remaining, 0) - owed
  const old = years.filter((year) => year.year < yearOf(on) && year.remaining > 0)
  const planned = halvesOf(draws, null, (draw) => draw.effectiveOn > on) / 2
  const value: LeaveBalance = {
    on,
    balance,
    carried: old.reduce((sum, year) => sum + year.remaining, 0),
    carriedLapsesOn: old.at(0)?.lapsesOn ?? null,
    planned,
    short: short / 2,
    firstLeaveOn:
      facts.recruitment === undefined ? null : firstLeaveOn(facts.recruitment, parameters),
    years,
  }
  return { value, steps: explain(value, facts, lots, owed, parameters) }
}

/** What one more leave would draw, lot by lot, after everything recorded. `short` in days. */
export function drawsOf(
  facts: LeaveBalanceFacts,
  leave: LeaveDaysFacts,
  parameters: Parameters
): { draws: { year: number; effectiveOn: CivilDate; days: number }[]; short: number } {
  const counted = countedDays(leave, facts.holidays, parameters)
  const last = counted.at(-1)?.on ?? leave.start
  const { lots, left } = replay(facts, parameters, yearOf(last), yearOf(leave.start))
  const drawn = drawFrom(lots, left, counted)
  return {
    draws: drawn.draws.map((draw) => ({
      year: draw.lot,
      effectiveOn: draw.effectiveOn,
      days: draw.halves / 2,
    })),
    short: drawn.short / 2,
  }
}

function replay(facts: LeaveBalanceFacts, parameters: Parameters, lastYear = 0, firstYear = 9999) {
  const openings = facts.movements.filter((movement) => movement.kind === 'entitlement')
  const leaves = facts.movements.flatMap((movement) => {
    if (movement.kind !== 'taken' && movement.kind !== 'returned') return []
    return [
      {
        kind: movement.kind,
        days: countedDays({ ...movement, type: 'annual' }, facts.holidays, parameters),
      },
    ]
  })
  const touched = leaves.flatMap((leave) => leave.days.map((day) => yearOf(day.on)))
  const first = Math.min(yearOf(facts.on), firstYear, ...touched)
  const last = Math.max(yearOf(facts.on), lastYear, ...touched)
  const lots = lotsOf(
    { recruitment: facts.recruitment, casual: facts.casual, openings },
    first - FARTHEST_CARRY,
    last,
    parameters
  ).filter((lot) => lot.opening || yearOf(lot.lapsesOn) >= first)

  const left = new Map(lots.map((lot) => [lot.year, lot.granted]))
  const takenOn = new Map<CivilDate, number[]>()
  const draws: Draw[] = []
  let short = 0
  for (const leave of leaves) {
    if (leave.kind === 'returned') {
      draws.push(...giveBack(leave.days, takenOn, left))
      continue
    }
    const drawn = drawFrom(lots, left, leave.days)
    for (const { on, lot } of drawn.perDay) takenOn.set(on, [...(takenOn.get(on) ?? []), lot])
    draws.push(...drawn.draws)
    short += drawn.short
  }
  return { lots, draws, left, short }
}

/** Days given back return to the very lots they came from. */
function giveBack(
  days: { on: CivilDate; halves: number }[],
  takenOn: Map<CivilDate, number[]>,
  left: Map<number, number>
): Draw[] {
  const returns = new Map<number, Draw>()
  for (const { on, halves } of days) {
    const taken = takenOn.get(on) ?? []
    for (const lot of taken.splice(0, halves)) {
      left.set(lot, (left.get(lot) ?? 0) + 1)
      const known = returns.get(lot)
      if (known) known.halves--
      else returns.set(lot, { lot, effectiveOn: on, halves: -1 })
    }
  }
  return [...returns.values()]
}

/** The working days of a leave with the half-days each counts. */
function countedDays(
  leave: Omit<LeaveDaysFacts, 'holidays'>,
  holidays: Holiday[] | undefined,
  parameters: Parameters
): { on: CivilDate; halves: number }[] {
  const counted = leaveDays({ ...leave, holidays }, parameters).value
  const calendar = holidays
    ? WorkingCalendar.of(holidays)
    : WorkingCalendar.fromParameters(parameters)
  const days: { on: CivilDate; halves: number }[] = []
  for (let on = counted.start; on <= counted.end; on = addDays(on, 1)) {
    if (calendar.isWorking(on)) days.push({ on, halves: 2 })
  }
  if (leave.startsAtNoon && days.at(0)?.on === counted.start) days[0].halves--
  const total = days.reduce((sum, day) => sum + day.halves, 0)
  const final = days.at(-1)
  if (final && total > counted.days * 2) final.halves -= total - counted.days * 2
  return days
}

function halvesOf(draws: Draw[], lot: number | null, accept: (draw: Draw) => boolean): number {
  return draws
    .filter((draw) => (lot === null || draw.lot === lot) && accept(draw))
    .reduce((sum, draw) => sum + draw.halves, 0)
}

function explain(
  value: LeaveBalance,
  { recruitment }: LeaveBalanceFacts,
  lots: Lot[],
  owed: number,
  parameters: Parameters
): Step[] {
  const steps: Step[] = []
  if (recruitment !== undefined && value.firstLeaveOn !== null) {
    const terms = annualTerms(parameters, recruitment)
    steps.push(
      parameterStep('first_leave', terms, {
        params: { on: formatCivilDate(value.firstLeaveOn) },
        formula: `${formatCivilDate(recruitment)} + ${terms.value.firstAfterMonths} → ${formatCivilDate(value.firstLeaveOn)}`,
      })
    )
  }
  for (const year of value.years) {
    if (year.granted === 0 && year.taken === 0) continue
    const lot = lots.find((each) => each.year === year.year)
    const params = { year: year.year, lapsesOn: formatCivilDate(year.lapsesOn) }
    const formula = `${french(year.granted)} − ${french(year.taken)} = ${french(year.granted - year.taken)}`
    const name =
      year.lapsed > 0
        ? 'year_lapsed'
        : year.year < yearOf(value.on)
          ? 'year_carried'
          : 'year_entitled'
    steps.push(
      lot && !lot.opening
        ? parameterStep(name, lot.parameter, { params, formula })
        : step(name, { params, formula })
    )
  }
  const parts = value.years
    .filter((year) => year.remaining !== 0)
    .map((year) => french(year.remaining))
  const minus = owed > 0 ? ` − ${french(owed)}` : ''
  steps.push(
    step('balance', {
      params: { on: formatCivilDate(value.on) },
      formula: `${parts.join(' + ') || '0'}${minus} = ${french(value.balance)}`,
    })
  )
  if (value.planned > 0) steps.push(step('planned', { formula: french(value.planned) }))
  if (value.short > 0) steps.push(step('short', { formula: french(value.short) }))
  return steps
}

function french(days: number): string {
  return String(days).replace('.', ',').replace('-', '−')
}
