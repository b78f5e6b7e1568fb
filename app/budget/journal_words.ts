import type { JournalWords } from '#platform/audit/word_sources'

const LINES = { table: 'budget_lines', fr: 'code', ar: 'code' }

export const budgetWords: JournalWords = {
  references: {
    'lineId': LINES,
    'commitmentId': { table: 'budget_commitments', fr: 'number', ar: 'number' },
    // entries of old hold the number of the row, where later ones have the code
    'budget.commitment.line': LINES,
  },
  labels: {
    // the last part of the code, not the line itself
    'budget.line.line': null,
    'budget.line.from': 'budget.fields.line',
    'budget.line.to': 'budget.fields.to_line',
  },
  centimes: [
    'budget.commitment.amount',
    'budget.year_end.carried',
    'budget.year_end.lapsed',
    'budget.year_end.cancelled',
  ],
}
