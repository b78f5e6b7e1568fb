/** What the fields of purchasing's rules mean, for whoever reads `rules:list`. Amounts are dirhams. */

type Meanings = Record<string, string>

const on = 'Day whose settings hold. Default: today.'
const vatRate = 'VAT in percent, 20 for 20 %. Default: 20.'
const category = 'What is bought: works (travaux), supplies, services or studies (études).'

export const procedureFields: Meanings = {
  amount_ht: 'Estimate without tax, DH; this or amount_ttc.',
  amount_ttc: 'Estimate with tax, DH; when both are given they must agree.',
  vat_rate: vatRate,
  already_committed:
    'With tax, DH: committed this fiscal year, same budget, authorising officer and nature. Default: 0.',
  in_flight: 'With tax, DH: asked for and not yet committed, same perimeter. Default: 0.',
  capable_operators: 'How many firms can do it; three at least open the restricted tender.',
  requested: 'Procedure the buyer has in mind. Default: purchase_order.',
  on,
}

export const procedureAnswer: Meanings = {
  requested: 'Procedure the buyer has in mind.',
  amountHt: 'Estimate without tax, DH.',
  amountTtc: 'Estimate with tax, DH.',
  cumulatedTtc: 'With what the year already holds, DH.',
  procedure: 'The lightest procedure allowed.',
  verdict:
    'Of the procedure requested: allowed, refused (alone above the ceiling), blocked (above it once cumulated).',
  splitting:
    'Alone below the ceiling of the purchase order, above it with the purchases of the year.',
  options: 'Every procedure: allowed or not, its ceiling, what is measured against it, its notice.',
}

export const referencePriceFields: Meanings = {
  category,
  'estimate': 'Estimate of the buyer (E), DH; above zero.',
  'offers': 'One offer per bidder; a plain amount is an offer of its own.',
  'offers.bidder': 'Name, met once. Default: the place in the list.',
  'offers.amount':
    'Total offered, arithmetically corrected, DH, on the same basis as the estimate.',
  'offers.kind': 'cooperative, union and auto_entrepreneur go first in a tie. Default: company.',
  'offers.resident': 'false: not established in Morocco, national preference. Default: true.',
  'offers.justified': 'The low price was justified in writing; read when low_offers is justify.',
  'low_offers': 'Low offers: exclude, or justify to keep the justified. Default: the setting.',
  on,
}

export const referencePriceAnswer: Meanings = {
  estimate: 'Estimate E, DH.',
  excluded: 'Offers set aside, each with its reason: too_low or excessive.',
  retained: 'Bidders kept.',
  tied: 'Bidders of the best price when there are several.',
  drawNeeded: 'Whether a draw decides between them.',
  lowBound: 'Lowest amount kept, DH; excluded below it.',
  highBound: 'Highest amount kept, DH; excluded above it.',
  mean: 'Mean of the retained offers, DH, rounded for display.',
  referencePrice: 'P = (E + exact mean) ÷ 2, DH, rounded once; null when nothing is retained.',
  ranking: 'Retained offers, best first: the highest not above P, else the lowest above it.',
  award: 'The winner; null when a draw must decide or nothing is retained.',
  outcome: 'award, draw or unsuccessful.',
}

export const orderRankingFields: Meanings = {
  'quotes': 'One quote per supplier; a plain amount is a quote of its own.',
  'quotes.supplier': 'Name. Default: the place in the list.',
  'quotes.amount_ttc': 'Total with tax, DH.',
  'quotes.kind': 'cooperative, union and auto_entrepreneur go first in a tie. Default: company.',
  'quotes.rejected': 'Why the commission sets the quote aside; absent: kept.',
  'quotes.answer': 'Answer to the invitation to confirm; absent: not invited yet.',
  on,
}

export const guaranteesFields: Meanings = {
  contract_amount: 'Initial amount of the contract, DH.',
  amendments: 'Amendments, DH: they raise the cap of the retention. Default: 0.',
  instalments: 'Instalments in their order, DH.',
  on,
}

export const statementFields: Meanings = {
  cumulative_ht: 'Work done since the beginning, without tax, DH.',
  vat_rate: vatRate,
  contract_ttc: 'Contract and amendments with tax, DH: base of the cap of the retention.',
  previous_ttc: 'Cumulative amount with tax of the earlier statement, DH. Default: 0.',
  previous_retention: 'Retention of the earlier statement, cumulated, DH. Default: 0.',
  penalties: 'Penalties since the beginning, DH. Default: 0.',
  previous_penalties: 'Penalties of the earlier statement, cumulated, DH. Default: 0.',
  advance: 'Advance paid, DH. Default: 0.',
  previous_advance_recovery: 'What earlier statements took back of the advance, DH. Default: 0.',
  on,
}

export const priceRevisionFields: Meanings = {
  'amount': 'Amount to revise, at base prices, DH.',
  'terms': 'Variable terms of the formula; with the fixed part their weights make 1.',
  'terms.name': 'Name of the index. Default: the place in the list.',
  'terms.weight': 'Weight, 0.30 for 30 %.',
  'terms.index': 'Index of the month of the work; with base_index, or ratio instead.',
  'terms.base_index': 'Index of the month of the bid deadline.',
  'terms.ratio': 'index ÷ base_index, when it is already known.',
  'fixed_part': 'Fixed part. Default: the setting, 0.15.',
  on,
}

export const latePenaltyFields: Meanings = {
  category: `${category} Default: works. It sets the cap.`,
  amount: 'Initial amount of the contract, DH.',
  additions: 'Additional works and increase in mass, DH, added to the base. Default: 0.',
  days_late: 'Calendar days late; or due_on and completed_on, or both in agreement.',
  due_on: 'Day the work was due.',
  completed_on: 'Day it was completed.',
  suspended_days: 'Days taken off the lateness counted from the two days. Default: 0.',
  daily_rate: 'Percent a day, 0.1 for 1/1000, when the contract says otherwise than the setting.',
  cap_rate: 'Cap in percent of the base, when the contract says otherwise than the setting.',
  on: 'Day whose settings hold. Default: completed_on, else today.',
}

export const latePenaltyAnswer: Meanings = {
  days: 'Days of lateness counted.',
  base: 'Amount and additions, DH.',
  daily: 'Penalty of a day, DH.',
  cap: 'Most that may be asked, DH.',
  uncapped: 'Penalty before the cap, DH.',
  penalty: 'Penalty owed, DH.',
  capped: 'Whether the cap took something away.',
  capReachedOnDay: 'First day of lateness at which the cap is reached.',
  terminationPossible: 'The cap is reached: the buyer may terminate.',
}

export const lateInterestFields: Meanings = {
  principal: 'Amount owed with tax, net of retention, DH.',
  service_done_on:
    'Day of service done: the sixty days and the suspensions run from it; or due_on.',
  due_on:
    'Last day to pay, suspensions already counted; instead of service_done_on, or in agreement.',
  paid_on: 'Day of payment; interest runs from the day after the last day to this one.',
  suspended_days: 'Days during which the clock stood still; read with service_done_on. Default: 0.',
  treasury_yield:
    'Three-month Treasury bills, previous quarter, percent a year. Default: the setting; one point is added.',
  day_basis: 'Days of the year, 360 or 365. Default: the setting.',
}

export const withholdingFields: Meanings = {
  amount_ht: 'Amount without tax, DH.',
  vat_rate: vatRate,
  category,
  creditor: 'company (IS), individual (IR) or non_resident. Default: company.',
  listed_service: 'A service of list A (décret 2-23-1118). Default: true for studies only.',
  fees: 'Fees or remuneration, on which income tax is withheld. Default: true for a listed service.',
  month_total_ttc:
    'Paid to this supplier in the month, this invoice included, with tax, DH; lets the small-operation floor apply.',
  on: 'Day of payment: its settings hold. Default: today.',
}

export const withholdingAnswer: Meanings = {
  amountHt: 'Amount without tax, DH.',
  vat: 'VAT, DH.',
  amountTtc: 'Amount with tax, DH.',
  incomeTax: 'IS, IR, or null when none is kept.',
  vatWithheld: 'VAT kept for the tax administration, DH.',
  incomeTaxWithheld: 'Income tax kept, DH; incomeTax says which.',
  supplier: 'Paid to the supplier, DH.',
  treasury: 'Paid to the tax administration, DH.',
}

export const bidCorrectionFields: Meanings = {
  'lines': 'Price lines of a bid.',
  'lines.number': 'Number of the price.',
  'lines.quantity': 'Quantity.',
  'lines.unit_price': 'Unit price without tax, DH: it prevails.',
  'lines.total': 'Line total as the bidder wrote it, DH.',
}

export const invoiceMatchFields: Meanings = {
  'lines': 'Lines of the invoice beside those of the order and the reception.',
  'lines.designation': 'What it is.',
  'lines.ordered': 'Quantity ordered.',
  'lines.accepted': 'Quantity accepted by the receptions.',
  'lines.invoiced_before': 'Quantity of earlier invoices. Default: 0.',
  'lines.order_price': 'Unit price of the order, without tax, DH.',
  'lines.order_vat_rate': 'VAT of the order, percent.',
  'lines.quantity': 'Quantity invoiced.',
  'lines.price': 'Unit price invoiced, without tax, DH.',
  'lines.vat_rate': 'VAT invoiced, percent.',
  'total_ht': 'Total without tax written on the invoice, DH.',
  'vat': 'VAT written on the invoice, DH.',
  'total_ttc': 'Total with tax written on the invoice, DH.',
}
