import { BudgetYearEndSchema } from '#database/schema'

/** The end of a budget year: prepared by one person, pronounced by another, carried out once. */
export class YearEnd extends BudgetYearEndSchema {
  static table = 'budget_year_ends'
  static subjectType = 'budget.year_end'

  declare state: 'prepared' | 'pronounced' | 'done'

  get subjectLabel(): string {
    return String(this.year)
  }
}
