import { BudgetEntrySchema } from '#database/schema'

/** One movement of a credit line; never changed, never deleted. */
export class CreditEntry extends BudgetEntrySchema {
  static table = 'budget_entries'
}
