import { BudgetVisaSchema } from '#database/schema'

/** What the public accountant answered to a commitment. */
export class Visa extends BudgetVisaSchema {
  static table = 'budget_visas'

  declare outcome: 'visaed' | 'observed' | 'refused'
}
