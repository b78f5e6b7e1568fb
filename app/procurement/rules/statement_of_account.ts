import type { CivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import { retentionCap } from '#procurement/rules/guarantees'
import { notNegative } from '#procurement/rules/late_penalty'

export interface StatementFacts {
  on: CivilDate
  /** Work done since the beginning, without tax. */
  cumulativeHt: Money
  vatRate: string
  /** The contract with its amendments, with tax. */
  contractTtc: Money
  previousTtc: Money
  previousRetention: Money
  /** Cumulated penalties and those of earlier statements. */
  penalties: Money
  previousPenalties: Money
  /** Advance paid, and what earlier statements took back of it. */
  advance: Money
  previousAdvanceRecovery: Money
}

export interface Statement {
  cumulativeTtc: Money
  retention: Money
  cumulativeNet: Money
  previousNet: Money
  advanceRecovery: Money
  net: Money
}

/** A provisional, cumulative statement of account and what it leaves to pay now (CCAG-T, art. 62). */
export function statementOfAccount(
  facts: StatementFacts,
  parameters: Parameters
): Explained<Statement> {
  const steps: Step[] = []
  const cumulativeTtc = facts.cumulativeHt.plus(facts.cumulativeHt.percent(facts.vatRate))
  steps.push({
    label: 'procurement.steps.cumulative_with_tax',
    formula: `${facts.cumulativeHt.format()} × (1 + ${formatDecimal(facts.vatRate)} %) = ${cumulativeTtc.format()}`,
    reference: 'CCAG-T, art. 62',
  })
  if (cumulativeTtc.compare(facts.previousTtc) < 0) {
    throw new Refusal(
      'procurement.statement_goes_back',
      { now: cumulativeTtc.format(), before: facts.previousTtc.format() },
      { field: 'cumulative_ht' }
    )
  }

  const base = parameters.on<string>('procurement.retention.base', facts.on)
  const worked = base.value === 'ht' ? facts.cumulativeHt : cumulativeTtc
  const rate = parameters.on<string>('procurement.retention.rate', facts.on)
  const full = worked.percent(rate.value)
  const cap = retentionCap(facts.contractTtc, facts.on, parameters, steps)
  const retention = least(full, cap)
  steps.push({
    label: 'procurement.steps.retention',
    formula: `min(${worked.format()} × ${formatDecimal(rate.value)} % = ${full.format()} ; ${cap.format()}) = ${retention.format()}`,
    parameter: rate,
  })

  const cumulativeNet = cumulativeTtc.minus(retention).minus(facts.penalties)
  const previousNet = facts.previousTtc
    .minus(facts.previousRetention)
    .minus(facts.previousPenalties)
  const advanceRecovery = recovery(facts, cumulativeTtc, parameters, steps)
  const net = cumulativeNet.minus(previousNet).minus(advanceRecovery)
  steps.push({
    label: 'procurement.steps.net_now',
    formula: `(${cumulativeTtc.format()} − ${retention.format()} − ${facts.penalties.format()}) − ${previousNet.format()} − ${advanceRecovery.format()} = ${net.format()}`,
    reference: 'CCAG-T, art. 62',
  })
  return {
    value: { cumulativeTtc, retention, cumulativeNet, previousNet, advanceRecovery, net },
    steps,
  }
}

/** A fifth of the advance at each statement; all of it once four fifths of the contract are done. */
function recovery(
  facts: StatementFacts,
  cumulativeTtc: Money,
  parameters: Parameters,
  steps: Step[]
): Money {
  if (facts.advance.isZero()) return Money.zero
  const left = notNegative(facts.advance.minus(facts.previousAdvanceRecovery))
  const end = parameters.on<string>('procurement.advance.recovered_at', facts.on)
  const share = parameters.on<string>('procurement.advance.recovery_rate', facts.on)
  const complete = new Big(cumulativeTtc.minor)
    .times(100)
    .gte(new Big(facts.contractTtc.minor).times(end.value))
  const recovered = complete ? left : least(facts.advance.percent(share.value), left)
  steps.push({
    label: complete ? 'procurement.steps.advance_completed' : 'procurement.steps.advance_recovered',
    params: { rate: end.value },
    formula: complete
      ? `${left.format()}`
      : `min(${facts.advance.format()} × ${formatDecimal(share.value)} % ; ${left.format()}) = ${recovered.format()}`,
    parameter: complete ? end : share,
  })
  return recovered
}
