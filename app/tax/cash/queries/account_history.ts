import db from '@adonisjs/lucid/services/db'

const SHOWN = 200

/** What has happened to some debts, newest first, with the notice of each. */
export async function eventsOf(debtIds: number[]) {
  if (!debtIds.length) return []
  return db
    .from('tax_debt_events as e')
    .leftJoin('tax_notices as n', 'n.debt_id', 'e.debt_id')
    .leftJoin('platform_users as u', 'u.id', 'e.actor_id')
    .whereIn('e.debt_id', debtIds)
    .orderBy('e.id', 'desc')
    .limit(SHOWN)
    .select('e.*', 'n.number as notice', 'u.name_ar as actor_name_ar')
}

/** The entries of some debts' ledgers, newest first: issue, penalties, payments, contra entries. */
export async function ledgerOf(debtIds: number[]) {
  if (!debtIds.length) return []
  return db
    .from('tax_ledger_entries as e')
    .leftJoin('tax_notices as n', 'n.debt_id', 'e.debt_id')
    .whereIn('e.debt_id', debtIds)
    .orderBy('e.id', 'desc')
    .limit(SHOWN)
    .select('e.*', 'n.number as notice')
}
