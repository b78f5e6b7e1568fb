import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { BudgetMandateSchema } from '#database/schema'
import { Commitment } from '#budget/models/commitment'
import { CreditLine } from '#budget/models/credit_line'

/** A verified debt on its way to be paid: liquidated, issued with a number, paid or sent back. */
export class Mandate extends BudgetMandateSchema {
  static table = 'budget_mandates'
  static subjectType = 'budget.mandate'

  declare state: 'liquidated' | 'issued' | 'paid' | 'rejected'

  @belongsTo(() => CreditLine, { foreignKey: 'lineId' })
  declare line: BelongsTo<typeof CreditLine>

  @belongsTo(() => Commitment)
  declare commitment: BelongsTo<typeof Commitment>

  get subjectLabel(): string {
    return this.number ?? this.object
  }
}
