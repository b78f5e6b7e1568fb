import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { loadParameters } from '#platform/settings/parameters'

export interface ReceiptLine {
  notice: string | null
  land_title: string | null
  tax: string
  year: number
  fee_minor: number
  sanction_minor: number
  late_minor: number
  principal_minor: number
  left_minor: number
}

export interface ReceiptRecord {
  id: number
  number: string
  payment_id: number
  verification_code: string
  fingerprint: string
  issued_at: Date
  till_code: string
  till_fr: string
  till_ar: string
  payer_name: string
  payer_name_ar: string | null
  party_id: number
  means: string
  means_reference: string | null
  means_bank: string | null
  amount_minor: number
  tendered_minor: number | null
  paid_on: string
  paid_at: Date
  cashier: string
  cashier_ar: string | null
  explanation: string
  /** CIN, ICE and the like, whole: a receipt names who paid. */
  payer_identifiers: { kind: string; value: string }[]
  payer_address: string | null
  budget_line: { fr: string; ar: string }
  taken_back: number | null
  prints: number
  lines: ReceiptLine[]
}

/** A receipt with what it paid. Refuses `not_found`. */
export async function receiptRecord(id: number): Promise<ReceiptRecord> {
  const row = await db
    .from('tax_receipts as r')
    .join('tax_payments as p', 'p.id', 'r.payment_id')
    .join('tax_tills as t', 't.id', 'r.till_id')
    .join('platform_users as u', 'u.id', 'p.cashier_id')
    .join('registry_parties as party', 'party.id', 'p.party_id')
    .leftJoin('tax_payments as contra', 'contra.reverses_id', 'p.id')
    .where('r.id', id)
    .select(
      'r.*',
      't.code as till_code',
      't.name_fr as till_fr',
      't.name_ar as till_ar',
      'p.payer_name',
      'party.name_ar as payer_name_ar',
      'p.party_id',
      'p.means',
      'p.means_reference',
      'p.means_bank',
      'p.amount_minor',
      'p.tendered_minor',
      'p.paid_on',
      'p.paid_at',
      'u.name_fr as cashier',
      'u.name_ar as cashier_ar',
      'p.explanation',
      'contra.id as taken_back'
    )
    .first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  const lines = await db
    .from('tax_payment_allocations as a')
    .join('tax_debts as d', 'd.id', 'a.debt_id')
    .leftJoin('tax_notices as n', 'n.debt_id', 'd.id')
    .leftJoin('tax_plots as p', 'p.id', 'd.plot_id')
    .where('a.payment_id', row.payment_id)
    .orderBy('a.id')
    .select('a.*', 'n.number as notice', 'p.land_title', 'd.tax', 'd.year')
  const prints = await db
    .from('tax_receipt_prints')
    .where('receipt_id', id)
    .count('* as total')
    .first()
  const parameters = await loadParameters()
  return {
    ...row,
    ...(await payer(row.party_id)),
    budget_line: parameters.on<ReceiptRecord['budget_line']>('cash.budget_line', row.paid_on).value,
    lines,
    prints: Number(prints.total),
  }
}

async function payer(partyId: number) {
  const identifiers = await db
    .from('registry_party_identifiers')
    .where({ party_id: partyId, current: 1 })
    .whereIn('kind', ['cin', 'ice', 'if'])
    .orderBy('kind')
    .select('kind', 'value')
  const address = await db
    .from('registry_addresses')
    .where({ party_id: partyId, kind: 'postal', current: 1 })
    .first()
  return { payer_identifiers: identifiers, payer_address: address?.line_fr ?? null }
}
