import { daysBetween } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained } from '#values/explanation'
import { greatest, Money } from '#values/money'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import type { Transaction } from '#platform/transaction'
import type { Deductions } from '#budget/rules/deductions'
import type { Invoice } from '#procurement/models/invoice'
import type { PurchaseOrder } from '#procurement/models/purchase_order'
import type { Supplier } from '#procurement/models/supplier'
import { natureOf } from '#procurement/queries/natures'
import { latePenalty } from '#procurement/rules/late_penalty'
import { withholding } from '#procurement/rules/withholding'

export interface Settlement {
  gross: Money
  deductions: Deductions
  net: Money
}

/** What an invoice leaves to pay: late penalty of the order not yet taken, tax withheld at source. */
export async function settleInvoice(
  trx: Transaction,
  invoice: Invoice,
  order: PurchaseOrder,
  supplier: Supplier
): Promise<Explained<Settlement>> {
  const on = clock.today()
  const parameters = await loadParameters()
  const nature = natureOf(parameters, order.signedOn ?? on, order.nature)
  const ht = Money.ofMinor(invoice.amountHtMinor)
  const vat = Money.ofMinor(invoice.vatMinor)
  const gross = Money.ofMinor(invoice.amountTtcMinor)
  const withheld = withholding(
    {
      on,
      amountHt: ht,
      vatRate: new Big(vat.minor).times(100).div(ht.minor).round(2).toString(),
      vat,
      category: order.category,
      creditor: supplier.kind === 'auto_entrepreneur' ? 'individual' : 'company',
      listedService: nature.listed,
      fees: nature.fees,
    },
    parameters
  )
  const late = await lateness(trx, order)
  const penalty =
    late > 0
      ? latePenalty(
          {
            on,
            category: order.category,
            amount: Money.ofMinor(order.amountTtcMinor),
            additions: Money.zero,
            days: late,
            suspendedDays: 0,
          },
          parameters
        )
      : null
  const taken = await trx
    .from('budget_mandates')
    .where('commitment_id', order.commitmentId!)
    .whereNot('state', 'rejected')
    .sum('penalties_minor as total')
    .first()
  const due = penalty ? penalty.value.penalty.minus(Money.ofMinor(taken?.total ?? 0)) : Money.zero
  const deductions: Deductions = {
    retention: Money.zero,
    penalties: greatest(due, Money.zero),
    advance: Money.zero,
    vatWithheld: withheld.value.vatWithheld,
    incomeTax: withheld.value.incomeTaxWithheld,
  }
  const net = gross
    .minus(deductions.penalties)
    .minus(deductions.vatWithheld)
    .minus(deductions.incomeTax)
  return {
    value: { gross, deductions, net },
    steps: [
      ...withheld.steps.filter((step) => step.label !== 'procurement.steps.paid_to_supplier'),
      ...(penalty?.steps ?? []),
      {
        label: 'procurement.steps.net_to_pay',
        formula: `${gross.format()} − ${deductions.penalties.format()} − ${deductions.vatWithheld.format()} − ${deductions.incomeTax.format()} = ${net.format()}`,
      },
    ],
  }
}

/** Days between the day the order was due and its last delivery. */
async function lateness(trx: Transaction, order: PurchaseOrder): Promise<number> {
  if (!order.dueOn) return 0
  const last = await trx
    .from('procurement_receptions')
    .where('order_id', order.id)
    .max('delivered_on as on')
    .first()
  return last?.on ? Math.max(0, daysBetween(order.dueOn, last.on)) : 0
}
