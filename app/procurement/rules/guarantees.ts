import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'

export interface GuaranteeFacts {
  on: CivilDate
  contractAmount: Money
  /** Amendments raise the cap of the retention, not the definitive guarantee. */
  amendments: Money
  instalments: Money[]
}

export interface Guarantees {
  definitiveGuarantee: Money
  retentionCap: Money
  retentions: Money[]
  retained: Money
}

/**
 * Definitive guarantee, rounded up to the dirham, and the retention on each instalment until its cap
 * (CCAG-T, décret 2-14-394).
 */
export function guarantees(facts: GuaranteeFacts, parameters: Parameters): Explained<Guarantees> {
  if (!facts.contractAmount.isPositive()) {
    throw new Refusal('procurement.amount_not_positive', {}, { field: 'contract_amount' })
  }
  const steps: Step[] = []
  const definitive = parameters.on<string>('procurement.guarantee.definitive_rate', facts.on)
  const exact = facts.contractAmount.percent(definitive.value)
  const definitiveGuarantee = exact.toWholeDirham('up')
  steps.push({
    label: 'procurement.steps.definitive_guarantee',
    formula: `⌈${facts.contractAmount.format()} × ${formatDecimal(definitive.value)} % = ${exact.format()}⌉ = ${definitiveGuarantee.format()}`,
    parameter: definitive,
  })

  const cap = retentionCap(facts.contractAmount.plus(facts.amendments), facts.on, parameters, steps)
  const rate = parameters.on<string>('procurement.retention.rate', facts.on)
  let retained = Money.zero
  const retentions = facts.instalments.map((instalment, index) => {
    const full = instalment.percent(rate.value)
    const left = cap.minus(retained)
    const kept = least(full, left)
    retained = retained.plus(kept)
    steps.push({
      label: 'procurement.steps.retention_of_instalment',
      params: { number: index + 1 },
      formula: `min(${instalment.format()} × ${formatDecimal(rate.value)} % = ${full.format()} ; ${left.format()}) = ${kept.format()}`,
      parameter: rate,
    })
    return kept
  })
  return { value: { definitiveGuarantee, retentionCap: cap, retentions, retained }, steps }
}

/** The most that may be retained on a contract. */
export function retentionCap(
  amount: Money,
  on: CivilDate,
  parameters: Parameters,
  steps: Step[]
): Money {
  const rate = parameters.on<string>('procurement.retention.cap', on)
  const cap = amount.percent(rate.value)
  steps.push({
    label: 'procurement.steps.retention_cap',
    formula: `${amount.format()} × ${formatDecimal(rate.value)} % = ${cap.format()}`,
    parameter: rate,
  })
  return cap
}
