import vine from '@vinejs/vine'
import { formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { amount, day } from '#tax/rules/inputs'
import type { PartPayment } from '#tax/rules/late_payment'

/** Part payments as the rules of late payment read them. */
export const partPayments = () =>
  vine
    .array(vine.object({ on: day(), principal: amount().optional(), amount: amount().optional() }))
    .optional()

export const paymentFields = {
  'payments.on': 'Day of the part payment.',
  'payments.principal': 'Dirhams taken off the principal alone; give this or `amount`.',
  'payments.amount': 'Dirhams paid: they settle lateness first, then principal.',
}

/** Refuses a payment that says neither, or both, of principal and amount. */
export function checkedPayments(payments?: PartPayment[]): PartPayment[] | undefined {
  payments?.forEach((payment, index) => {
    if ((payment.principal === undefined) === (payment.amount === undefined)) {
      const params = { on: formatCivilDate(payment.on) }
      throw new Refusal('tax.payment_ambiguous', params, { field: `payments.${index}` })
    }
  })
  return payments
}
