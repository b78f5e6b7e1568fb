import type { CivilDate } from '#values/civil_date'
import { addMonths, civilDate, laterOf, yearOf } from '#values/civil_date'
import type { Parameter } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { AnnualLeave } from '#hr/rules/tables'

/** A year's entitlement: usable from its grant to the end of the year it may be carried into. In half-days. */
export interface Lot {
  year: number
  from: CivilDate
  lapsesOn: CivilDate
  granted: number
  parameter: Parameter<AnnualLeave>
  /** Given explicitly by an opening entry, not by the rule. */
  opening: boolean
}

/** Half-days taken from one lot (negative when given back), effective from a day. */
export interface Draw {
  lot: number
  effectiveOn: CivilDate
  halves: number
}

export interface Opening {
  year: number
  days: number
  on?: CivilDate
}

/** The first day on which annual leave may be taken. */
export function firstLeaveOn(recruitment: CivilDate, parameters: Parameters): CivilDate {
  const terms = annualTerms(parameters, recruitment)
  return addMonths(recruitment, terms.value.firstAfterMonths)
}

/**
 * The lots of the years `first` to `last`: openings as given, then by right for every later year.
 * Refuses hr.balance_without_start when neither recruitment nor opening says where to begin.
 */
export function lotsOf(
  facts: { recruitment?: CivilDate; casual?: boolean; openings: Opening[] },
  first: number,
  last: number,
  parameters: Parameters
): Lot[] {
  const { recruitment, openings } = facts
  if (recruitment === undefined && openings.length === 0)
    throw new Refusal('hr.balance_without_start', {})
  const lots = new Map<number, Lot>()
  for (const opening of openings) {
    const parameter = annualTerms(parameters, civilDate(opening.year, 1, 1))
    const known = lots.get(opening.year)
    if (known) known.granted += opening.days * 2
    else {
      const from = opening.on ?? civilDate(opening.year, 1, 1)
      lots.set(opening.year, yearLot(opening.year, from, opening.days * 2, parameter, true))
    }
  }
  const opened = openings.map((opening) => opening.year)
  const begin = opened.length > 0 ? Math.max(...opened) + 1 : first
  const entitled = recruitment === undefined ? null : firstLeaveOn(recruitment, parameters)
  for (let year = begin; year <= last; year++) {
    const parameter = annualTerms(parameters, civilDate(year, 1, 1))
    const from =
      entitled === null ? civilDate(year, 1, 1) : laterOf(civilDate(year, 1, 1), entitled)
    if (yearOf(from) > year) continue
    lots.set(
      year,
      yearLot(
        year,
        from,
        (facts.casual ? parameter.value.casualDays : parameter.value.days) * 2,
        parameter,
        false
      )
    )
  }
  return [...lots.values()].sort((a, b) => a.year - b.year)
}

function yearLot(
  year: number,
  from: CivilDate,
  granted: number,
  parameter: Parameter<AnnualLeave>,
  opening: boolean
): Lot {
  return {
    year,
    from,
    lapsesOn: civilDate(year + parameter.value.carryYears, 12, 31),
    granted,
    parameter,
    opening,
  }
}

/** The terms of annual leave on a day; before the first known ones, the first. */
export function annualTerms(parameters: Parameters, on: CivilDate): Parameter<AnnualLeave> {
  const found = parameters.find<AnnualLeave>('hr.leave.annual', on)
  const first = found ?? parameters.history<AnnualLeave>('hr.leave.annual').at(0)
  if (!first) throw new Refusal('settings.missing', { key: 'hr.leave.annual', on })
  return first
}

export function usable(lot: Lot, on: CivilDate): boolean {
  return lot.from <= on && on <= lot.lapsesOn
}

/**
 * Which lots the half-days of a leave come from: each from the oldest lot usable on its day that has
 * something left; a leave that crosses a lapse is split there. What no lot covers is short and falls on the
 * lot of its own year.
 */
export function drawFrom(
  lots: Lot[],
  left: Map<number, number>,
  days: Iterable<{ on: CivilDate; halves: number }>
): { draws: Draw[]; perDay: { on: CivilDate; lot: number }[]; short: number } {
  const draws = new Map<number, Draw>()
  const perDay: { on: CivilDate; lot: number }[] = []
  let short = 0
  for (const { on, halves } of days) {
    for (let half = 0; half < halves; half++) {
      const source = lots.find((each) => usable(each, on) && (left.get(each.year) ?? 0) > 0)
      const year = source?.year ?? yearOf(on)
      if (!source) short++
      left.set(year, (left.get(year) ?? 0) - 1)
      perDay.push({ on, lot: year })
      const draw = draws.get(year)
      if (draw) draw.halves++
      else draws.set(year, { lot: year, effectiveOn: on, halves: 1 })
    }
  }
  return { draws: [...draws.values()], perDay, short }
}
