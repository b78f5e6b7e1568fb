import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { Money } from '#values/money'
import { BudgetLineSchema } from '#database/schema'
import { CreditEntry } from '#budget/models/credit_entry'
import type { Section } from '#budget/rules/available'

/** A line of the budget; its balances move only by entries. */
export class CreditLine extends BudgetLineSchema {
  static table = 'budget_lines'
  static subjectType = 'budget.line'

  declare section: Section

  @hasMany(() => CreditEntry, { foreignKey: 'lineId' })
  declare entries: HasMany<typeof CreditEntry>

  get subjectLabel(): string {
    return `${this.code} ${this.labelFr}`
  }

  get available(): Money {
    return Money.ofMinor(this.openedMinor - this.preCommittedMinor - this.committedMinor)
  }

  labelIn(locale: string): string {
    return locale === 'ar' && this.labelAr ? this.labelAr : this.labelFr
  }
}
