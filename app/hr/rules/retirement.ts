import type { CivilDate } from '#values/civil_date'
import { addMonths, completedYears, endOfMonth, formatCivilDate, yearOf } from '#values/civil_date'
import type { Explained, Parameter, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { parameterStep, step } from '#hr/rules/steps'
import type { RetirementAgeRow } from '#hr/rules/tables'

export interface RetirementFacts {
  birth: CivilDate
  /** Extensions of two years granted for service need: 0, 1 or 2. */
  extensions?: number
  /** The day from which time left and age are told. */
  on?: CivilDate
}

export interface Retirement {
  ageYears: number
  ageMonths: number
  /** The day the age limit is reached, extensions included. */
  limit: CivilDate
  /** The day of removal from the rolls. */
  removal: CivilDate
  alerts: { monthsBefore: number; on: CivilDate; passed: boolean | null }[]
  extendedTo: CivilDate[]
  ageOn: number | null
  reached: boolean | null
}

/**
 * The age limit of a person by year of birth, under the text in force on the day the limit is reached,
 * with the alerts that prepare the file. Refuses hr.extensions_too_many.
 */
export function retirement(facts: RetirementFacts, parameters: Parameters): Explained<Retirement> {
  const { row, parameter } = ageRow(facts.birth, parameters)
  const natural = addMonths(facts.birth, row.months)
  const years = Math.floor(row.months / 12)
  const months = row.months % 12
  const steps: Step[] = [
    parameterStep('retirement_age', parameter, {
      params: { year: yearOf(facts.birth), years, months },
      formula: `${yearOf(facts.birth)} → ${years} + ${months}/12`,
    }),
    step('retirement_limit', {
      formula: `${formatCivilDate(facts.birth)} + ${row.months} = ${formatCivilDate(natural)}`,
    }),
  ]

  const extension = valueAt<{ months: number; most: number }>(
    parameters,
    'hr.retirement.extension',
    natural
  )
  const extendedTo = Array.from({ length: extension.value.most }, (_, rank) =>
    addMonths(natural, extension.value.months * (rank + 1))
  )
  const extensions = facts.extensions ?? 0
  if (extensions > extension.value.most) {
    throw new Refusal('hr.extensions_too_many', { extensions, most: extension.value.most })
  }
  const limit = extensions === 0 ? natural : extendedTo[extensions - 1]
  if (extensions > 0) {
    steps.push(
      parameterStep('retirement_extension', extension, {
        formula: `${formatCivilDate(natural)} + ${extensions} × ${extension.value.months} = ${formatCivilDate(limit)}`,
      })
    )
  }
  const removalRule = valueAt<string>(parameters, 'hr.retirement.removal', limit)
  const removal = removalRule.value === 'month_end' ? endOfMonth(limit) : limit
  steps.push(
    parameterStep('retirement_removal', removalRule, { formula: formatCivilDate(removal) })
  )

  const on = facts.on
  const alertMonths = valueAt<number[]>(parameters, 'hr.retirement.alerts', limit)
  const alerts = alertMonths.value.map((monthsBefore) => {
    const day = addMonths(limit, -monthsBefore)
    return { monthsBefore, on: day, passed: on === undefined ? null : on >= day }
  })
  steps.push(
    parameterStep('retirement_alerts', alertMonths, {
      formula: alerts
        .map((alert) => `−${alert.monthsBefore} = ${formatCivilDate(alert.on)}`)
        .join(' · '),
    })
  )
  const value = {
    ageYears: years,
    ageMonths: months,
    limit,
    removal,
    alerts,
    extendedTo,
    ageOn: on === undefined ? null : completedYears(facts.birth, on),
    reached: on === undefined ? null : on >= limit,
  }
  return { value, steps }
}

/** The newest table already in force when its own limit is reached; the oldest one before all of them. */
function ageRow(
  birth: CivilDate,
  parameters: Parameters
): { row: RetirementAgeRow; parameter: Parameter<RetirementAgeRow[]> } {
  const year = yearOf(birth)
  const history = parameters.history<RetirementAgeRow[]>('hr.retirement.ages')
  for (const parameter of [...history].reverse()) {
    const row = parameter.value.find(
      (each) =>
        (each.bornFrom === null || each.bornFrom <= year) &&
        (each.bornTo === null || year <= each.bornTo)
    )
    if (!row) continue
    if (addMonths(birth, row.months) >= parameter.validFrom || parameter === history[0])
      return { row, parameter }
  }
  throw new Refusal('settings.missing', { key: 'hr.retirement.ages', on: birth })
}

function valueAt<Value>(parameters: Parameters, key: string, on: CivilDate): Parameter<Value> {
  return parameters.find<Value>(key, on) ?? firstOf<Value>(parameters, key, on)
}

function firstOf<Value>(parameters: Parameters, key: string, on: CivilDate): Parameter<Value> {
  const first = parameters.history<Value>(key).at(0)
  if (!first) throw new Refusal('settings.missing', { key, on })
  return first
}
