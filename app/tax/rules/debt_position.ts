import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import type { LatePayment } from '#tax/rules/late_payment'
import { latePayment } from '#tax/rules/late_payment'
import { step, sumFormula } from '#tax/rules/steps'

export interface LedgerEntry {
  id: number
  side: 'charge' | 'settlement'
  kind: 'issue' | 'sanction' | 'fee' | 'accrual' | 'relief' | 'remission' | 'payment' | 'reversal'
  part: 'principal' | 'sanction' | 'penalty' | 'fee'
  amount: Money
  effectiveOn: CivilDate
  reversesId: number | null
}

/** What a debt owes on a day, by part. */
export interface DebtPosition {
  on: CivilDate
  fees: Money
  sanction: Money
  /** Lateness earned until that day and not paid. */
  late: Money
  /** Sanction and lateness together: the `penalties` of the allocation. */
  penalties: Money
  principal: Money
  total: Money
  /** Lateness earned until that day that the ledger has not yet frozen: what a payment must write first. */
  unfrozen: Money
  paid: Money
  lateness: LatePayment
}

/**
 * What a debt owes on a day, from its ledger: parts as charged less what was paid of them, and lateness as the rule
 * `tax.late_payment` earns it on the principal left after each payment. Entries taken back count for nothing.
 */
export function debtPosition(
  facts: { entries: readonly LedgerEntry[]; lastDay: CivilDate; on: CivilDate },
  parameters: Parameters
): Explained<DebtPosition> {
  const standing = withoutReversals(facts.entries).filter(
    (entry) => entry.kind === 'issue' || entry.effectiveOn <= facts.on
  )
  const sum = (test: (entry: LedgerEntry) => boolean) =>
    Money.sum(standing.filter(test).map(({ amount }) => amount))
  const charged = (part: LedgerEntry['part']) => sum((e) => e.side === 'charge' && e.part === part)
  const paid = (part: LedgerEntry['part']) => sum((e) => e.side === 'settlement' && e.part === part)

  const lateness = latePayment(
    {
      principal: charged('principal'),
      lastDay: facts.lastDay,
      on: facts.on,
      payments: standing
        .filter(({ side, part }) => side === 'settlement' && part === 'principal')
        .map(({ effectiveOn, amount }) => ({ on: effectiveOn, principal: amount })),
    },
    parameters
  )
  const lowered = (part: LedgerEntry['part']) =>
    sum((e) => (e.kind === 'relief' || e.kind === 'remission') && e.part === part).negated()
  const frozen = sum(({ kind, part }) => kind === 'accrual' && part === 'penalty')
  const unfrozen = lateness.value.late.minus(frozen)
  const lateCharged = charged('penalty').plus(unfrozen)
  const latePaid = paid('penalty')
  const late = notNegative(lateCharged.minus(latePaid))
  const sanction = charged('sanction').minus(paid('sanction'))
  const fees = charged('fee').minus(paid('fee'))
  const principal = charged('principal').minus(paid('principal'))
  const penalties = sanction.plus(late)
  const parts = [principal, sanction, late, fees]
  const total = Money.sum(parts)
  return {
    value: {
      on: facts.on,
      fees,
      sanction,
      late,
      penalties,
      principal,
      total,
      unfrozen,
      paid: sum(({ side }) => side === 'settlement'),
      lateness: lateness.value,
    },
    steps: [
      ...loweredStep('position_relief', charged('principal'), lowered('principal')),
      ...lateness.steps.filter(({ label }) => label !== 'tax.steps.late_due'),
      ...loweredStep('position_remission', lateCharged, lowered('penalty')),
      ...(latePaid.isZero() ? [] : [lateLeft(lateCharged, latePaid, late)]),
      step('position_total', {
        params: { on: formatCivilDate(facts.on) },
        formula: sumFormula(
          parts.filter((part) => !part.isZero()),
          total
        ),
      }),
    ],
  }
}

/** What a decision took off a part: '58 920,00 − 3 000,00 = 55 920,00'. */
function loweredStep(name: string, left: Money, taken: Money): Step[] {
  if (taken.isZero()) return []
  return [
    step(name, {
      formula: `${left.plus(taken).format()} − ${taken.format()} = ${left.format()}`,
    }),
  ]
}

/** The rule knows the principal paid; what was paid of the lateness itself stands in the ledger. */
function lateLeft(charged: Money, paid: Money, left: Money): Step {
  return step('late_left', {
    formula: `${charged.format()} − ${paid.format()} = ${left.format()}`,
  })
}

/** The entries that still count: neither taken back nor taking back. */
export function withoutReversals(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const reversed = new Set(entries.map(({ reversesId }) => reversesId).filter((id) => id !== null))
  return entries.filter(({ id, kind }) => kind !== 'reversal' && !reversed.has(id))
}

function notNegative(amount: Money): Money {
  return amount.isNegative() ? Money.zero : amount
}
