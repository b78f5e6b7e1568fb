import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { least, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import type { DeclarationSanction } from '#tax/rules/declaration_sanction'
import { declarationSanction } from '#tax/rules/declaration_sanction'
import { landDeclarationLastDay, landPaymentLastDay } from '#tax/rules/last_day'
import type { LatePayment, PartPayment } from '#tax/rules/late_payment'
import { latePayment } from '#tax/rules/late_payment'
import { step, sumFormula } from '#tax/rules/steps'
import type { LandTax, LandTaxFacts } from '#tax/rules/tnb'
import { landTax } from '#tax/rules/tnb'

export interface LandTaxBill {
  principal: Money
  sanction: Money
  late: Money
  total: Money
  /** Part of the sanction that the payments settled: before lateness and principal, as the account does. */
  sanctionPaid: Money
  /** What is still owed of the total. */
  left: Money
  lastDay: CivilDate
  land: LandTax
  declaration: DeclarationSanction
  payment: LatePayment
}

/** Everything a plot owes for a year on a day: tax, sanction of the declaration, late payment. */
export function landTaxBill(
  facts: LandTaxFacts & { declaredOn?: CivilDate | null; on: CivilDate; payments?: PartPayment[] },
  parameters: Parameters
): Explained<LandTaxBill> {
  const land = landTax(facts, parameters)
  const lastDay = landPaymentLastDay(facts.year, parameters)
  const declarationFacts = {
    tax: land.value.due,
    lastDay: landDeclarationLastDay(facts.year, parameters),
    declaredOn: facts.declaredOn,
    on: facts.on,
  }
  const declaration = land.value.issued
    ? declarationSanction(declarationFacts, parameters)
    : { value: { sanction: Money.zero, failing: null, late: false }, steps: [] as Step[] }
  const { sanction } = declaration.value
  const met = meetSanction(facts.payments ?? [], sanction, declarationFacts.lastDay)
  const payment = latePayment(
    { principal: land.value.due, lastDay, on: facts.on, payments: met.payments },
    parameters
  )
  const sanctionLeft = sanction.minus(met.paid)
  const left = sanctionLeft.plus(payment.value.totalDue)
  const parts = [land.value.due, sanction, payment.value.late]
  const total = Money.sum(parts)
  const steps = [
    ...land.steps,
    ...declaration.steps,
    ...met.steps,
    ...(land.value.issued ? payment.steps : []),
    step('bill_total', { formula: sumFormula(parts, total) }),
  ]
  if (facts.payments?.length) {
    const owed = [payment.value.remainingPrincipal, sanctionLeft, payment.value.remainingLate]
    steps.push(step('bill_left', { formula: sumFormula(owed, left) }))
  }
  return {
    value: {
      principal: land.value.due,
      sanction,
      late: payment.value.late,
      total,
      sanctionPaid: met.paid,
      left,
      lastDay,
      land: land.value,
      declaration: declaration.value,
      payment: payment.value,
    },
    steps,
  }
}

/** Amounts paid once the sanction is due settle it before anything else; what is left of them goes on. */
function meetSanction(payments: readonly PartPayment[], sanction: Money, lastDay: CivilDate) {
  let paid = Money.zero
  const steps: Step[] = []
  const inOrder = [...payments].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const after = inOrder.map((payment): PartPayment => {
    const open = sanction.minus(paid)
    if (!payment.amount || payment.on <= lastDay || open.isZero()) return payment
    const part = least(payment.amount, open)
    paid = paid.plus(part)
    const amount = payment.amount.minus(part)
    const params = { on: formatCivilDate(payment.on), sanction: part.format() }
    const formula = `${payment.amount.format()} − ${part.format()} = ${amount.format()}`
    steps.push(step('bill_sanction_paid', { params, formula }))
    return { ...payment, amount }
  })
  return { payments: after, paid, steps }
}
