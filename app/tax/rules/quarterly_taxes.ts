import type { CivilDate } from '#values/civil_date'
import { civilDate, formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { quarterlyLastDay } from '#tax/rules/last_day'
import type { LatePayment } from '#tax/rules/late_payment'
import { latePayment } from '#tax/rules/late_payment'
import { parameterStep, percentFormula, step } from '#tax/rules/steps'
import type { Bracket } from '#tax/rules/rate_tables'
import { DH, insideBracket, percentageOf, rowOf } from '#tax/rules/rate_tables'

export interface QuarterlyBill {
  tax: Money
  lastDay: CivilDate
  late: LatePayment | null
  total: Money
}

/** Adds the last day of a quarterly tax and, on a day of payment, what lateness costs. */
function quarterlyBill(
  tax: Money,
  facts: { year: number; quarter: number; paidOn?: CivilDate },
  parameters: Parameters,
  steps: Step[]
): Explained<QuarterlyBill> {
  const lastDay = quarterlyLastDay(facts.year, facts.quarter, parameters)
  steps.push(step('quarter_last_day', { params: { last_day: formatCivilDate(lastDay) } }))
  if (!facts.paidOn) return { value: { tax, lastDay, late: null, total: tax }, steps }
  const late = latePayment({ principal: tax, lastDay, on: facts.paidOn }, parameters)
  return {
    value: { tax, lastDay, late: late.value, total: late.value.totalDue },
    steps: [...steps, ...late.steps],
  }
}

/** Tax on drinks outlets (law 47-06, arts 64–69): a percentage of a quarter's receipts without VAT. */
export function drinksTax(
  facts: { receipts: Money; year: number; quarter: number; rate?: string; paidOn?: CivilDate },
  parameters: Parameters
): Explained<QuarterlyBill> {
  const keys = { voted: 'tax.drinks.rate', bracket: 'tax.drinks.bracket' }
  const on = civilDate(facts.year, facts.quarter * 3, 1)
  const { rate, source: voted } = percentageOf(keys, facts.rate, on, parameters)
  const tax = facts.receipts.percent(rate)
  return quarterlyBill(tax, facts, parameters, [
    parameterStep('drinks_tax', voted, { formula: percentFormula(facts.receipts, rate, tax) }),
  ])
}

/** Stay tax (law 47-06, arts 70–77): person-nights less those of children under twelve, at the category's rate. */
export function stayTax(
  facts: {
    nights: number
    childNights?: number
    category: string
    year: number
    quarter: number
    rate?: string
    paidOn?: CivilDate
  },
  parameters: Parameters
): Explained<QuarterlyBill> {
  const on = civilDate(facts.year, facts.quarter * 3, 1)
  const child = facts.childNights ?? 0
  if (child > facts.nights)
    throw new Refusal('tax.child_nights_above', { nights: facts.nights, child_nights: child })
  const rates = parameters.on<({ category: string; rate: string } & Bracket)[]>(
    'tax.stay.rates',
    on
  )
  const row = rowOf(
    rates.value,
    ({ category }) => category === facts.category,
    'tax.category_unknown',
    facts.category
  )
  const rate = facts.rate ?? row.rate
  insideBracket(rate, row, rates.reference)
  const taxed = facts.nights - child
  const tax = Money.ofDirhams(new Big(rate).times(taxed))
  return quarterlyBill(tax, facts, parameters, [
    parameterStep('stay_nights', parameters.on('tax.stay.child_age', on), {
      formula: `${formatDecimal(facts.nights)} − ${formatDecimal(child)} = ${formatDecimal(taxed)}`,
    }),
    parameterStep('stay_tax', rates, {
      formula: `${formatDecimal(taxed)} × ${DH(rate)} = ${tax.format()}`,
    }),
  ])
}
