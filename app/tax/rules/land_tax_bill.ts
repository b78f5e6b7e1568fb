import type { CivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { Money } from '#values/money'
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
  const payment = latePayment(
    { principal: land.value.due, lastDay, on: facts.on, payments: facts.payments },
    parameters
  )
  const parts = [land.value.due, declaration.value.sanction, payment.value.late]
  const total = Money.sum(parts)
  const steps = [
    ...land.steps,
    ...declaration.steps,
    ...(land.value.issued ? payment.steps : []),
    step('bill_total', { formula: sumFormula(parts, total) }),
  ]
  return {
    value: {
      principal: land.value.due,
      sanction: declaration.value.sanction,
      late: payment.value.late,
      total,
      lastDay,
      land: land.value,
      declaration: declaration.value,
      payment: payment.value,
    },
    steps,
  }
}
