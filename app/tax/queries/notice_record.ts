import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import type { DebtState } from '#tax/rules/debt_states'

export interface NoticeRecord {
  id: number
  number: string
  debt_id: number
  roll_id: number
  roll_number: string | null
  issued_on: string
  notified_on: string | null
  notified_by: string | null
  printed_at: string | null
  article: number
  plot_id: number
  party_id: number
  arrondissement_id: number
  arrondissement_fr: string
  arrondissement_ar: string
  payer_name: string
  payer_name_ar: string | null
  payer_identifier: string | null
  payer_address: string | null
  owner_count: number
  land_title: string
  plot_address: string | null
  area: string
  taxed_area: number
  zone: string
  classed: string
  rate: string
  principal_minor: number
  sanction_minor: number
  explanation: string | object
  year: number
  state: DebtState
  suspended: number
  payment_last_on: string
  due_on: string
  limitation_on: string
}

/** Notices with their article, debt and place: the columns of `NoticeRecord`. */
export function noticeQuery() {
  return db
    .from('tax_notices as n')
    .join('tax_debts as d', 'd.id', 'n.debt_id')
    .join('tax_roll_articles as a', 'a.id', 'n.article_id')
    .join('tax_rolls as r', 'r.id', 'n.roll_id')
    .join('registry_territories as t', 't.id', 'n.arrondissement_id')
    .select(
      'n.id',
      'n.number',
      'n.debt_id',
      'n.roll_id',
      'n.issued_on',
      'n.notified_on',
      'n.notified_by',
      'n.printed_at',
      'n.arrondissement_id',
      'r.number as roll_number',
      't.name_fr as arrondissement_fr',
      't.name_ar as arrondissement_ar',
      'a.article',
      'a.plot_id',
      'a.party_id',
      'a.payer_name',
      'a.payer_name_ar',
      'a.payer_identifier',
      'a.payer_address',
      'a.owner_count',
      'a.land_title',
      'a.plot_address',
      'a.area',
      'a.taxed_area',
      'a.zone',
      'a.classed',
      'a.rate',
      'a.principal_minor',
      'a.sanction_minor',
      'a.explanation',
      'd.year',
      'd.state',
      'd.suspended',
      'd.payment_last_on',
      'd.due_on',
      'd.limitation_on'
    )
}

/** One notice that this act may see. Refuses `not_found`. */
export async function noticeRecord(act: Act, id: number): Promise<NoticeRecord> {
  const query = noticeQuery().where('n.id', id)
  const row = await act
    .restrict(query, 'tax.notices.view', { arrondissement: 'n.arrondissement_id' })
    .first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  return row as NoticeRecord
}

/** What has happened to a debt and what was written in its ledger, newest first. */
export async function debtHistory(debtId: number) {
  const [events, entries] = await Promise.all([
    db
      .from('tax_debt_events as e')
      .leftJoin('platform_users as u', 'u.id', 'e.actor_id')
      .where('e.debt_id', debtId)
      .orderBy('e.id', 'desc')
      .select('e.*', 'u.name_ar as actor_name_ar'),
    db.from('tax_ledger_entries').where('debt_id', debtId).orderBy('id', 'desc'),
  ])
  return { events, entries }
}
