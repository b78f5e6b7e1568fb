import type { JournalWords } from '#platform/audit/word_sources'

const NATURES = { setting: 'procurement.natures' }
const numbered = (table: string) => ({ table, fr: 'number', ar: 'number' })
const REQUESTS = numbered('procurement_requests')

export const procurementWords: JournalWords = {
  references: {
    'procurement.notice.requestId': REQUESTS,
    'procurement.order.requestId': REQUESTS,
    'procurement.order.noticeId': numbered('procurement_notices'),
    'procurement.invoice.orderId': numbered('procurement_orders'),
    'procurement.request.nature': NATURES,
    'procurement.order.nature': NATURES,
    'budget.commitment.nature': NATURES,
    // entries of old hold the number of the row, where later ones have the code
    'procurement.request.line': { table: 'budget_lines', fr: 'code', ar: 'code' },
  },
  codes: { answer: ['procurement.quotes.answer'] },
  labels: {
    'procurement.notice.order': 'registry.drawn_order',
    'procurement.request.estimateTtcMinor': 'procurement.fields.estimate',
    // a tender is estimated without tax
    'procurement.tender.estimateMinor': 'procurement.fields.estimate_ht',
    'procurement.tender.order': 'registry.drawn_order',
  },
  centimes: ['procurement.request.reserved'],
}
