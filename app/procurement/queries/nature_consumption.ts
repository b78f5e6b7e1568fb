import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Transaction } from '#platform/transaction'

export interface NatureConsumption {
  /** Committed this year for the nature, with tax. */
  committed: Money
  /** Approved requests not yet committed, with tax. */
  inFlight: Money
}

/**
 * What a year has already spent and asked for of a nature, other than one request: the sum the ceiling of
 * purchase orders is measured against.
 */
export async function natureConsumption(
  nature: string,
  year: number,
  exceptRequestId: number | null,
  trx?: Transaction
): Promise<NatureConsumption> {
  const client = trx ?? db
  const [committed, inFlight] = await Promise.all([
    client
      .from('budget_commitments as c')
      .where('c.nature', nature)
      // the year it was committed in: what is carried over was counted then
      .whereBetween('c.committed_on', [`${year}-01-01`, `${year}-12-31`])
      .whereNot('c.state', 'refused')
      // of a commitment given back, what was bought of it all the same
      .select(
        client.raw(`sum(if(c.state = 'released', c.liquidated_minor, c.amount_minor)) as total`)
      )
      .first(),
    client
      .from('procurement_requests as r')
      .join('budget_lines as l', 'l.id', 'r.line_id')
      .leftJoin('procurement_orders as o', 'o.request_id', 'r.id')
      .where('r.nature', nature)
      .where('l.year', year)
      .whereIn('r.state', ['approved', 'consulted', 'ordered'])
      .whereNull('o.commitment_id')
      .whereNot('r.id', exceptRequestId ?? 0)
      .sum('r.estimate_ttc_minor as total')
      .first(),
  ])
  return {
    committed: Money.ofMinor(committed?.total ?? 0),
    inFlight: Money.ofMinor(inFlight?.total ?? 0),
  }
}
