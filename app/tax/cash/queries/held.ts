import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'

/** What a cash office keeps until it is handed over: cards and transfers reach the account by themselves. */
export interface Held {
  cash: Money
  cheque: Money
}

/** What a cash office has taken and not yet handed over at the end of a day; its float is apart. */
export async function heldAt(tillId: number, on: CivilDate, trx?: Transaction): Promise<Held> {
  const held = await heldByTill(on, trx, tillId)
  return held.get(tillId) ?? { cash: Money.zero, cheque: Money.zero }
}

/** The same for every cash office, or for one. */
export async function heldByTill(
  on: CivilDate,
  trx?: Transaction,
  tillId?: number
): Promise<Map<number, Held>> {
  const client = trx ?? db.connection()
  const one = <Query extends { where: Function }>(query: Query, column: string): Query => {
    if (tillId) query.where(column, tillId)
    return query
  }
  const taken = await one(
    client
      .from('tax_payments as p')
      .join('tax_till_sessions as s', 's.id', 'p.session_id')
      .where('p.paid_on', '<=', on)
      .whereIn('p.means', ['cash', 'cheque']),
    's.till_id'
  )
    .groupBy('s.till_id', 'p.means')
    .select('s.till_id', 'p.means')
    .sum('p.amount_minor as amount')
  const remitted = await one(
    client.from('tax_remittances').where('remitted_on', '<=', on),
    'till_id'
  )
    .groupBy('till_id')
    .select('till_id')
    .sum('cash_minor as cash')
    .sum('cheque_minor as cheque')
  const found = new Map<number, Held>()
  const add = (id: number, means: keyof Held, amount: Money) => {
    const held = found.get(id) ?? { cash: Money.zero, cheque: Money.zero }
    found.set(id, { ...held, [means]: held[means].plus(amount) })
  }
  for (const row of taken) add(row.till_id, row.means, Money.ofMinor(row.amount))
  for (const row of remitted) {
    add(row.till_id, 'cash', Money.ofMinor(row.cash).negated())
    add(row.till_id, 'cheque', Money.ofMinor(row.cheque).negated())
  }
  return found
}

/** A cash office in use, with the cash it holds today beside its ceiling. */
export interface Office {
  id: number
  code: string
  cash: Money
  ceiling: Money
}

/** The cash offices somebody answers for: all of them, or the one where they last held the till. */
export async function officesOf(act: Act): Promise<Office[]> {
  const query = db.from('tax_tills').where('active', 1).orderBy('code')
  if (!act.can('cash.tills.view')) {
    const last = await db
      .from('tax_till_sessions')
      .where('cashier_id', act.actor.userId ?? 0)
      .orderBy('id', 'desc')
      .first()
    query.where('id', last?.till_id ?? 0)
  }
  const [tills, held] = await Promise.all([query, heldByTill(clock.today())])
  return tills.map((till) => ({
    id: till.id,
    code: till.code,
    cash: held.get(till.id)?.cash ?? Money.zero,
    ceiling: Money.ofMinor(till.cash_ceiling_minor),
  }))
}
