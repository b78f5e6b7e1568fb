import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { BudgetCommitmentSchema } from '#database/schema'
import { CreditLine } from '#budget/models/credit_line'
import { Visa } from '#budget/models/visa'
import type { CommitmentState } from '#budget/rules/commitment_states'

/** Credit set aside for a creditor (engagement), with the accountant's visas. */
export class Commitment extends BudgetCommitmentSchema {
  static table = 'budget_commitments'
  static subjectType = 'budget.commitment'

  declare state: CommitmentState

  @belongsTo(() => CreditLine, { foreignKey: 'lineId' })
  declare line: BelongsTo<typeof CreditLine>

  @hasMany(() => Visa)
  declare visas: HasMany<typeof Visa>

  get subjectLabel(): string {
    return this.number
  }
}
