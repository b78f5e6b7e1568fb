import type { CivilDate } from '#values/civil_date'
import { addDays, formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { greatest, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { monthsBegun } from '#tax/rules/late_payment'
import { parameterStep, percentFormula, step } from '#tax/rules/steps'

/** What the declarer failed to do. `late` also covers a declaration that was never filed. */
export type Failing =
  | 'late'
  | 'missing'
  | 'incomplete'
  | 'insufficient'
  | 'bad_faith'
  | 'cessation'
  | 'transfer'
  | 'documents_refused'

export interface DeclarationSanctionFacts {
  /** The tax of the declaration; for `insufficient` and `bad_faith` the part that was evaded. */
  tax: Money
  failing?: Failing
  /** Last day to file; with `declaredOn` it tells whether the declaration is late. */
  lastDay?: CivilDate
  /** null or absent: not filed. */
  declaredOn?: CivilDate | null
  /** The day on which the sanction is asked for. */
  on: CivilDate
}

export interface DeclarationSanction {
  sanction: Money
  failing: Failing | null
  late: boolean
}

interface Scale {
  rate?: string
  minimum?: string
  fine?: string
}

const SCALES: Record<Failing, Scale> = {
  late: { rate: 'tax.declaration.rate', minimum: 'tax.declaration.minimum' },
  missing: { rate: 'tax.declaration.rate', minimum: 'tax.declaration.minimum' },
  incomplete: { rate: 'tax.declaration.rate', minimum: 'tax.declaration.minimum' },
  insufficient: { rate: 'tax.insufficiency.rate' },
  bad_faith: {
    rate: 'tax.insufficiency.bad_faith_rate',
    minimum: 'tax.insufficiency.bad_faith_minimum',
  },
  cessation: { rate: 'tax.cessation.rate' },
  transfer: { rate: 'tax.cessation.rate' },
  documents_refused: { fine: 'tax.documents_refusal.fine' },
}

/**
 * Sanction for a late, missing or incomplete declaration (law 47-06, art. 134: 15 % of the tax, at least 500 DH),
 * for an insufficiency after audit, an undeclared cessation or transfer, or a refusal of documents.
 */
export function declarationSanction(
  facts: DeclarationSanctionFacts,
  parameters: Parameters
): Explained<DeclarationSanction> {
  const failing = facts.failing ?? failingOf(facts)
  if (failing === null) {
    const lastDay = formatCivilDate(facts.lastDay!)
    const inTime = facts.declaredOn
      ? step('declared_in_time', {
          params: { declared_on: formatCivilDate(facts.declaredOn), last_day: lastDay },
        })
      : step('declaration_awaited', {
          params: { on: formatCivilDate(facts.on), last_day: lastDay },
        })
    return { value: { sanction: Money.zero, failing, late: false }, steps: [inTime] }
  }
  const scale = SCALES[failing]
  const steps: Step[] = []
  let sanction = Money.zero
  if (scale.fine) {
    const fine = parameters.on<string>(scale.fine, facts.on)
    sanction = Money.ofDirhams(fine.value)
    steps.push(parameterStep(`sanction_${failing}`, fine, { formula: sanction.format() }))
  }
  if (scale.rate) {
    const rate = parameters.on<string>(scale.rate, facts.on)
    sanction = facts.tax.percent(rate.value)
    const formula = percentFormula(facts.tax, rate.value, sanction)
    const { name, params } = failingStep(failing, facts)
    steps.push(parameterStep(name, rate, { formula, params }))
  }
  if (scale.minimum) sanction = atLeast(sanction, scale.minimum, facts.on, parameters, steps)
  if (failing === 'late' || failing === 'missing')
    sanction = sanction.plus(monthly(facts, parameters, steps))
  return { value: { sanction, failing, late: failing === 'late' || failing === 'missing' }, steps }
}

/** Nothing is missing as long as the last day has not passed. */
function failingOf({ lastDay, declaredOn, on }: DeclarationSanctionFacts): Failing | null {
  if (!declaredOn) return lastDay !== undefined && on <= lastDay ? null : 'missing'
  return lastDay !== undefined && declaredOn <= lastDay ? null : 'late'
}

/** The step that names the failing, with the days that show it when they are known. */
function failingStep(failing: Failing, { lastDay, declaredOn }: DeclarationSanctionFacts) {
  const name = `sanction_${failing}`
  if (lastDay === undefined) return { name }
  const since = { last_day: formatCivilDate(lastDay) }
  if (failing === 'missing') return { name: `${name}_since`, params: since }
  if (failing !== 'late' || !declaredOn) return { name }
  const params = { ...since, declared_on: formatCivilDate(declaredOn) }
  return { name: `${name}_since`, params }
}

function atLeast(
  sanction: Money,
  key: string,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): Money {
  const parameter = parameters.on<string>(key, on)
  const least = Money.ofDirhams(parameter.value)
  if (sanction.compare(least) >= 0) return sanction
  steps.push(
    parameterStep('sanction_minimum', parameter, {
      formula: `${sanction.format()} → ${least.format()}`,
    })
  )
  return greatest(sanction, least)
}

/** The monthly surcharge that one local page adds; nil unless the commune has switched it on. */
function monthly(facts: DeclarationSanctionFacts, parameters: Parameters, steps: Step[]): Money {
  const rate = parameters.on<string>('tax.declaration.monthly_rate', facts.on)
  if (!facts.lastDay || new Big(rate.value).eq(0)) return Money.zero
  const months = monthsBegun(addDays(facts.lastDay, 1), facts.declaredOn ?? facts.on)
  const surcharge = facts.tax.times(months).percent(rate.value)
  const formula = `${facts.tax.format()} × ${formatDecimal(rate.value)} % × ${months} = ${surcharge.format()}`
  steps.push(parameterStep('sanction_monthly', rate, { formula, params: { months } }))
  return surcharge
}
