import type { Money } from '#values/money'

/** What is kept from the gross amount before it is paid. */
export interface Deductions {
  retention: Money
  penalties: Money
  advance: Money
  vatWithheld: Money
  incomeTax: Money
}
