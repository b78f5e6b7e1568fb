import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'

export const PROCEDURES = [
  'purchase_order',
  'simplified_tender',
  'restricted_tender',
  'open_tender',
] as const
export type Procedure = (typeof PROCEDURES)[number]

export interface ProcedureFacts {
  on: CivilDate
  /** Estimate without tax. */
  amount: Money
  /** Percent, '20'. */
  vatRate: string
  /** With tax, when the buyer gives it himself. */
  amountTtc?: Money
  /** Already committed this fiscal year for the same budget, authorising officer and nature, with tax. */
  committed: Money
  /** Asked for and not yet committed, same perimeter, with tax. */
  inFlight: Money
  /** Firms able to do it, when few are. */
  capableOperators?: number
  /** The procedure the buyer has in mind. */
  requested: Procedure
}

export interface ProcedureOption {
  procedure: Procedure
  allowed: boolean
  basis: 'ttc' | 'ht'
  ceiling: Money | null
  measured: Money
  left: Money | null
  notice: { delay: number; unit: 'hours' | 'days' }
  reason:
    'within_ceiling' | 'above_ceiling' | 'split' | 'default' | 'few_operators' | 'not_few_operators'
}

export interface ProcedureAdvice {
  /** The lightest procedure allowed. */
  procedure: Procedure
  requested: Procedure
  /** `allowed`, `refused` (alone above the ceiling) or `blocked` (above it once cumulated). */
  verdict: 'allowed' | 'refused' | 'blocked'
  amountHt: Money
  amountTtc: Money
  cumulatedTtc: Money
  /** Split purchases: alone below the ceiling, above it with what was bought this year. */
  splitting: boolean
  options: ProcedureOption[]
}

/**
 * Which procedures an amount allows, with their ceilings and notice, and whether buying it apart would
 * split a need of the year (décret 2-22-431, art. 19, 20, 91).
 */
export function adviseProcedure(
  facts: ProcedureFacts,
  parameters: Parameters
): Explained<ProcedureAdvice> {
  if (!facts.amount.isPositive())
    throw new Refusal('procurement.amount_not_positive', {}, { field: 'amount' })
  const steps: Step[] = []
  const amountTtc = facts.amountTtc ?? facts.amount.plus(facts.amount.percent(facts.vatRate))
  const used = facts.committed.plus(facts.inFlight)
  const cumulatedTtc = used.plus(amountTtc)
  steps.push({
    label: facts.amountTtc
      ? 'procurement.steps.amount_without_tax'
      : 'procurement.steps.amount_with_tax',
    params: { rate: formatDecimal(facts.vatRate) },
    formula: facts.amountTtc
      ? `${amountTtc.format()} ÷ (1 + ${formatDecimal(facts.vatRate)} %) = ${facts.amount.format()}`
      : `${facts.amount.format()} × (1 + ${formatDecimal(facts.vatRate)} %) = ${amountTtc.format()}`,
    reference: 'CGI, taxe sur la valeur ajoutée',
  })
  steps.push({
    label: 'procurement.steps.cumulated',
    formula: `${facts.committed.format()} + ${facts.inFlight.format()} + ${amountTtc.format()} = ${cumulatedTtc.format()}`,
    reference: 'décret 2-22-431, art. 91',
  })

  const usedHt = withoutTax(used, facts.vatRate)
  const cumulatedHt = usedHt.plus(facts.amount)
  const options = [
    purchaseOrder(facts, amountTtc, cumulatedTtc, parameters, steps),
    simplified(facts, cumulatedHt, parameters, steps),
    restricted(facts, cumulatedHt, parameters),
    open(facts, parameters, steps),
  ]
  const order = options[0]
  const asked = options.find((option) => option.procedure === facts.requested) ?? order
  const advised = options.find((option) => option.allowed) ?? options[options.length - 1]
  const verdict = asked.allowed ? 'allowed' : asked.reason === 'split' ? 'blocked' : 'refused'
  steps.push({
    label: `procurement.steps.procedure_${verdict}`,
    params: { requested: asked.procedure, advised: advised.procedure },
    reference: 'décret 2-22-431, art. 19, 20 et 91',
  })
  return {
    value: {
      procedure: advised.procedure,
      requested: facts.requested,
      verdict,
      amountHt: facts.amount,
      amountTtc,
      cumulatedTtc,
      splitting: order.reason === 'split',
      options,
    },
    steps,
  }
}

function purchaseOrder(
  facts: ProcedureFacts,
  alone: Money,
  cumulated: Money,
  parameters: Parameters,
  steps: Step[]
): ProcedureOption {
  const parameter = parameters.on<string>('procurement.order.ceiling', facts.on)
  const ceiling = Money.ofDirhams(parameter.value)
  const allowed = cumulated.compare(ceiling) <= 0
  const above = alone.compare(ceiling) > 0
  steps.push({
    label: 'procurement.steps.order_ceiling',
    formula: `${cumulated.format()} ${allowed ? '≤' : '>'} ${ceiling.format()}`,
    parameter,
  })
  return {
    procedure: 'purchase_order',
    allowed,
    basis: 'ttc',
    ceiling,
    measured: cumulated,
    left: ceiling.minus(cumulated),
    notice: {
      delay: parameters.on<number>('procurement.order.notice_hours', facts.on).value,
      unit: 'hours',
    },
    reason: allowed ? 'within_ceiling' : above ? 'above_ceiling' : 'split',
  }
}

function simplified(
  facts: ProcedureFacts,
  cumulated: Money,
  parameters: Parameters,
  steps: Step[]
): ProcedureOption {
  const parameter = parameters.on<string>('procurement.simplified_tender.ceiling', facts.on)
  const ceiling = Money.ofDirhams(parameter.value)
  const allowed = cumulated.compare(ceiling) <= 0
  steps.push({
    label: 'procurement.steps.simplified_ceiling',
    formula: `${cumulated.format()} ${allowed ? '≤' : '>'} ${ceiling.format()}`,
    parameter,
  })
  return {
    procedure: 'simplified_tender',
    allowed,
    basis: 'ht',
    ceiling,
    measured: cumulated,
    left: ceiling.minus(cumulated),
    notice: days('procurement.simplified_tender.notice_days', facts.on, parameters),
    reason: allowed
      ? 'within_ceiling'
      : facts.amount.compare(ceiling) > 0
        ? 'above_ceiling'
        : 'split',
  }
}

function restricted(
  facts: ProcedureFacts,
  cumulated: Money,
  parameters: Parameters
): ProcedureOption {
  const ceiling = Money.ofDirhams(
    parameters.on<string>('procurement.restricted_tender.ceiling', facts.on).value
  )
  const fewest = parameters.on<number>('procurement.restricted_tender.invitations', facts.on).value
  const few = facts.capableOperators !== undefined && facts.capableOperators >= fewest
  const below = cumulated.compare(ceiling) < 0
  return {
    procedure: 'restricted_tender',
    allowed: few && below,
    basis: 'ht',
    ceiling,
    measured: cumulated,
    left: ceiling.minus(cumulated),
    notice: days('procurement.restricted_tender.notice_days', facts.on, parameters),
    reason: !below ? 'above_ceiling' : few ? 'few_operators' : 'not_few_operators',
  }
}

function open(facts: ProcedureFacts, parameters: Parameters, steps: Step[]): ProcedureOption {
  const threshold = parameters.find<string>(
    'procurement.open_tender.long_notice_threshold',
    facts.on
  )
  const long = threshold !== null && facts.amount.compare(Money.ofDirhams(threshold.value)) >= 0
  if (threshold === null) {
    steps.push({
      label: 'procurement.steps.long_notice_unknown',
      reference: 'décret 2-22-431, art. 20 et 23',
    })
  } else {
    steps.push({
      label: 'procurement.steps.long_notice',
      formula: `${facts.amount.format()} ${long ? '≥' : '<'} ${Money.ofDirhams(threshold.value).format()}`,
      parameter: threshold,
    })
  }
  return {
    procedure: 'open_tender',
    allowed: true,
    basis: 'ht',
    ceiling: null,
    measured: facts.amount,
    left: null,
    notice: days(
      `procurement.open_tender.${long ? 'long_notice_days' : 'notice_days'}`,
      facts.on,
      parameters
    ),
    reason: 'default',
  }
}

function days(key: string, on: CivilDate, parameters: Parameters): ProcedureOption['notice'] {
  return { delay: parameters.on<number>(key, on).value, unit: 'days' }
}

/** The tax-free part of an amount with tax, to the centime. */
export function withoutTax(amountTtc: Money, vatRate: string): Money {
  const shares = amountTtc.isZero()
    ? null
    : amountTtc.allocate([10_000, Math.round(Number(vatRate) * 100)])
  return shares ? shares[0] : Money.zero
}
