import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

export const INVOICE_STAGES = [
  'disputed',
  'matched',
  'liquidated',
  'issued',
  'paid',
  'returned',
] as const

/**
 * Where an invoice stands, its mandate included: ordered, paid, or to be verified again when its mandate was
 * sent back. Needs `withLiveMandate`.
 */
export const INVOICE_STAGE = `case
  when procurement_invoices.state <> 'liquidated' then procurement_invoices.state
  else coalesce(budget_mandates.state, 'matched') end`

/** Joins the mandate of each invoice that was not sent back. */
export function withLiveMandate<Row>(
  query: DatabaseQueryBuilderContract<Row>
): DatabaseQueryBuilderContract<Row> {
  return query.joinRaw(
    `left join budget_mandates on budget_mandates.open_key = concat('procurement.invoice:', procurement_invoices.id)`
  )
}
