import type { CivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { parameterStep, step } from '#tax/rules/steps'

export type DebtPart = 'fees' | 'penalties' | 'principal'

/** What a debt owes on the day of the payment; `dueOn` orders the debts. */
export interface OwedDebt {
  reference: string
  dueOn: CivilDate
  fees: Money
  penalties: Money
  principal: Money
}

export interface AllocationLine {
  reference: string
  paid: Record<DebtPart, Money> & { total: Money }
  left: Record<DebtPart, Money> & { total: Money }
  settled: boolean
}

export interface Allocation {
  lines: AllocationLine[]
  paid: Record<DebtPart, Money> & { total: Money }
  left: Record<DebtPart, Money> & { total: Money }
  /** What no debt can take. */
  surplus: Money
}

/** Spreads a payment over debts, oldest first; within a debt fees, then penalties, then principal. */
export function allocatePayment(
  facts: { amount: Money; debts: OwedDebt[]; on: CivilDate },
  parameters: Parameters
): Explained<Allocation> {
  const order = parameters.on<DebtPart[]>('tax.imputation_order', facts.on)
  const debts = [...facts.debts].sort(
    (a, b) => compare(a.dueOn, b.dueOn) || compare(a.reference, b.reference)
  )
  let left = facts.amount
  const lines = debts.map((debt) => {
    const paid = { fees: Money.zero, penalties: Money.zero, principal: Money.zero }
    for (const part of order.value) {
      paid[part] = least(left, debt[part])
      left = left.minus(paid[part])
    }
    return lineOf(debt, paid)
  })
  const value = { lines, paid: totals(lines, 'paid'), left: totals(lines, 'left'), surplus: left }
  const steps: Step[] = [
    parameterStep('allocation_order', order, {
      params: { count: debts.length },
      formula: facts.amount.format(),
    }),
    ...lines
      .filter(({ paid }) => paid.total.isPositive())
      .map((line) => lineStep(line, order.value)),
  ]
  if (left.isPositive()) steps.push(step('allocation_surplus', { formula: left.format() }))
  return { value, steps }
}

function lineOf(debt: OwedDebt, paid: Record<DebtPart, Money>): AllocationLine {
  const rest = {
    fees: debt.fees.minus(paid.fees),
    penalties: debt.penalties.minus(paid.penalties),
    principal: debt.principal.minus(paid.principal),
  }
  const left = { ...rest, total: total(rest) }
  return {
    reference: debt.reference,
    paid: { ...paid, total: total(paid) },
    left,
    settled: left.total.isZero(),
  }
}

function lineStep(line: AllocationLine, order: DebtPart[]): Step {
  const parts = order.map((part) => line.paid[part].format()).join(' + ')
  return step('allocation_line', {
    params: { reference: line.reference, left: line.left.total.format() },
    formula: `${parts} = ${line.paid.total.format()}`,
  })
}

function totals(lines: AllocationLine[], side: 'paid' | 'left') {
  const sum = (part: DebtPart | 'total') => Money.sum(lines.map((line) => line[side][part]))
  return {
    fees: sum('fees'),
    penalties: sum('penalties'),
    principal: sum('principal'),
    total: sum('total'),
  }
}

function total(parts: Record<DebtPart, Money>): Money {
  return Money.sum([parts.fees, parts.penalties, parts.principal])
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
