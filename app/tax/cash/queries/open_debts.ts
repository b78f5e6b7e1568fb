import { Refusal } from '#values/refusal'
import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#platform/transaction'
import type { DebtState } from '#tax/rules/debt_states'
import { OPEN_STATES } from '#tax/rules/debt_states'

export interface OpenDebt {
  id: number
  notice: string | null
  notice_id: number | null
  tax: string
  year: number
  plot_id: number | null
  land_title: string | null
  state: DebtState
  suspended: number
  party_id: number
  arrondissement_id: number
  payment_last_on: string
}

type Client = Transaction | ReturnType<typeof db.connection>

/** Debts addressed to a party, and those of plots it owned jointly on 1 January of the year: all owe the whole. */
function debtsOf(partyIds: number[], client: Client) {
  return client
    .from('tax_debts as d')
    .leftJoin('tax_notices as n', 'n.debt_id', 'd.id')
    .leftJoin('tax_plots as p', 'p.id', 'd.plot_id')
    .where((query) => {
      query.whereIn('d.party_id', partyIds).orWhereExists((joint) => {
        joint
          .from('tax_plot_owners as o')
          .whereColumn('o.plot_id', 'd.plot_id')
          .whereIn('o.party_id', partyIds)
          .whereRaw(`o.valid_from <= CONCAT(d.year, '-01-01')`)
          .whereRaw(`(o.valid_to IS NULL OR o.valid_to >= CONCAT(d.year, '-01-01'))`)
      })
    })
    .select(
      'd.id',
      'n.number as notice',
      'n.id as notice_id',
      'd.tax',
      'd.year',
      'd.plot_id',
      'p.land_title',
      'd.state',
      'd.suspended',
      'd.party_id',
      'd.arrondissement_id',
      'd.payment_last_on'
    )
    .orderBy('d.payment_last_on')
    .orderBy('d.id')
}

/** The debts a payment may settle, locked in id order so that two tills never wait for each other in a circle. */
export async function openDebts(
  trx: Transaction,
  partyId: number,
  ids: number[]
): Promise<OpenDebt[]> {
  await trx.from('tax_debts').whereIn('id', ids).orderBy('id').forUpdate().select('id')
  const rows: OpenDebt[] = await debtsOf(await mergedIds(partyId, trx), trx).whereIn('d.id', ids)
  if (rows.length !== new Set(ids).size)
    throw new Refusal('cash.debt_unknown', {}, { field: 'debts' })
  const over = rows.find((row) => !OPEN_STATES.includes(row.state))
  if (over) {
    throw new Refusal(
      'cash.debt_over',
      { notice: over.notice ?? `#${over.id}`, state: over.state },
      { field: 'debts', status: 409 }
    )
  }
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

/** Every debt of a party, oldest first, open or over. */
export async function allDebts(partyId: number): Promise<OpenDebt[]> {
  const client = db.connection()
  const rows: OpenDebt[] = await debtsOf(await mergedIds(partyId, client), client)
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

/** A party and those merged into it. */
async function mergedIds(partyId: number, client: Client): Promise<number[]> {
  const rows = await client
    .from('registry_parties')
    .where('id', partyId)
    .orWhere('merged_into_id', partyId)
    .select('id')
  return rows.map((row) => row.id)
}
