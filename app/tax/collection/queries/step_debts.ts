import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import type { Transaction } from '#platform/transaction'
import type { StepFacts } from '#tax/collection/rules/next_step'
import type { DebtState } from '#tax/rules/debt_states'

export interface StepDebt extends StepFacts {
  id: number
  notice_id: number
  state: DebtState
  payment_last_on: CivilDate
  arrondissementId: number
}

/** Debts with what the delays of their next step depend on. */
export async function stepDebts(ids: readonly number[], trx?: Transaction): Promise<StepDebt[]> {
  if (!ids.length) return []
  const client = trx ?? db.connection()
  const servedOn = (step: string) =>
    client.raw(
      `(select max(a.served_on) from tax_collection_acts a
        where a.debt_id = d.id and a.step = '${step}') as ${step}_on`
    )
  const rows = await client
    .from('tax_debts as d')
    .join('tax_notices as n', 'n.debt_id', 'd.id')
    .whereIn('d.id', [...ids])
    .orderBy('d.id')
    .select('d.*', 'n.number as notice', 'n.id as notice_id')
    .select(servedOn('last_notice'), servedOn('demand'))
  return rows.map((row) => ({
    id: Number(row.id),
    notice: row.notice,
    notice_id: Number(row.notice_id),
    state: row.state,
    suspended: Boolean(row.suspended),
    issuedOn: row.issued_on,
    payment_last_on: row.payment_last_on,
    arrondissementId: row.arrondissement_id,
    lastNoticeOn: row.last_notice_on,
    demandOn: row.demand_on,
  }))
}
