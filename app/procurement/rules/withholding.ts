import { type CivilDate, formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Category } from '#procurement/rules/categories'

export const CREDITORS = ['company', 'individual', 'non_resident'] as const
export type Creditor = (typeof CREDITORS)[number]

export interface WithholdingFacts {
  on: CivilDate
  amountHt: Money
  /** Percent, '20'. */
  vatRate: string
  /** The tax itself, when several rates make it up. */
  vat?: Money
  category: Category
  creditor: Creditor
  /** A service of list A: part of its VAT is withheld. */
  listedService: boolean
  /** Fees or remuneration: income tax is withheld on the tax-free amount. */
  fees: boolean
  /** What the supplier is paid this month, this invoice included, with tax; lets the small-operation floor apply. */
  monthTotalTtc?: Money
}

export interface Withholding {
  amountHt: Money
  vat: Money
  amountTtc: Money
  vatWithheld: Money
  incomeTaxWithheld: Money
  /** 'IS', 'IR' or null. */
  incomeTax: string | null
  supplier: Money
  treasury: Money
}

interface FeeRow {
  creditor: Creditor
  tax: string
  rate: string
}

/**
 * What a public buyer keeps for the tax administration when it pays: three quarters of the VAT of listed
 * services, income tax on fees; nothing on goods and works (CGI, art. 117; décret 2-23-1118).
 */
export function withholding(
  facts: WithholdingFacts,
  parameters: Parameters
): Explained<Withholding> {
  if (facts.amountHt.isNegative())
    throw new Refusal('procurement.amount_not_positive', {}, { field: 'amount_ht' })
  const steps: Step[] = []
  const vat = facts.vat ?? facts.amountHt.percent(facts.vatRate)
  const amountTtc = facts.amountHt.plus(vat)
  steps.push({
    label: 'procurement.steps.vat',
    params: { rate: formatDecimal(facts.vatRate) },
    formula: `${facts.amountHt.format()} × ${formatDecimal(facts.vatRate)} % = ${vat.format()}`,
    reference: 'CGI, taxe sur la valeur ajoutée',
  })
  const vatWithheld = withheldVat(facts, vat, parameters, steps)
  const income = withheldIncomeTax(facts, parameters, steps)
  const treasury = vatWithheld.plus(income.amount)
  const supplier = amountTtc.minus(treasury)
  steps.push({
    label: 'procurement.steps.paid_to_supplier',
    formula: `${amountTtc.format()} − ${vatWithheld.format()} − ${income.amount.format()} = ${supplier.format()}`,
    reference: 'CGI, art. 117 ; honoraires et rémunérations',
  })
  return {
    value: {
      amountHt: facts.amountHt,
      vat,
      amountTtc,
      vatWithheld,
      incomeTaxWithheld: income.amount,
      incomeTax: income.tax,
      supplier,
      treasury,
    },
    steps,
  }
}

function withheldVat(
  facts: WithholdingFacts,
  vat: Money,
  parameters: Parameters,
  steps: Step[]
): Money {
  const goodsOrWorks = facts.category === 'supplies' || facts.category === 'works'
  if (goodsOrWorks || !facts.listedService) {
    steps.push({ label: 'procurement.steps.vat_not_withheld', reference: 'CGI, art. 117' })
    return Money.zero
  }
  const rate = parameters.find<string>('procurement.withholding.vat_listed_services', facts.on)
  if (!rate) {
    steps.push({
      label: 'procurement.steps.vat_withholding_not_in_force',
      params: { on: formatCivilDate(facts.on) },
      reference: 'CGI, art. 117',
    })
    return Money.zero
  }
  const floor = parameters.on<string>('procurement.withholding.vat_monthly_floor', facts.on)
  const limit = Money.ofDirhams(floor.value)
  if (facts.monthTotalTtc && facts.monthTotalTtc.compare(limit) <= 0) {
    steps.push({
      label: 'procurement.steps.vat_below_floor',
      formula: `${facts.monthTotalTtc.format()} ≤ ${limit.format()}`,
      parameter: floor,
      reference: 'CGI, art. 117',
    })
    return Money.zero
  }
  const withheld = vat.percent(rate.value)
  steps.push({
    label: 'procurement.steps.vat_withheld',
    formula: `${vat.format()} × ${formatDecimal(rate.value)} % = ${withheld.format()}`,
    parameter: rate,
    reference: 'CGI, art. 117',
  })
  return withheld
}

function withheldIncomeTax(
  facts: WithholdingFacts,
  parameters: Parameters,
  steps: Step[]
): { amount: Money; tax: string | null } {
  if (!facts.fees) return { amount: Money.zero, tax: null }
  const table = parameters.find<FeeRow[]>('procurement.withholding.fees', facts.on)
  const row = table?.value.find((candidate) => candidate.creditor === facts.creditor)
  if (!table || !row) return { amount: Money.zero, tax: null }
  const amount = facts.amountHt.percent(row.rate)
  steps.push({
    label: 'procurement.steps.income_tax_withheld',
    params: { tax: row.tax },
    formula: `${facts.amountHt.format()} × ${formatDecimal(row.rate)} % = ${amount.format()}`,
    parameter: table,
    reference: 'CGI, honoraires et rémunérations',
  })
  return { amount, tax: row.tax }
}
