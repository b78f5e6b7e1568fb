import { TaxDebtSchema } from '#database/schema'
import { Money } from '#values/money'
import type { DebtState } from '#tax/rules/debt_states'

/** What a taxpayer owes for one plot and year. Balances are moved by the ledger's trigger only. */
export class Debt extends TaxDebtSchema {
  static table = 'tax_debts'
  static subjectType = 'tax.debt'

  declare state: DebtState

  get subjectLabel(): string {
    return `${this.tax.toUpperCase()} ${this.year} n° ${this.id}`
  }

  get principalLeft(): Money {
    return Money.ofMinor(this.principalChargedMinor).minus(Money.ofMinor(this.principalPaidMinor))
  }
}
