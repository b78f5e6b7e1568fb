import type { Transaction } from '#platform/transaction'

/** Sums of a dry run; amounts are centimes. */
export interface RollSimulation {
  byVerdict: { verdict: string; reason: string | null; count: number; amount: number }[]
  byArrondissement: {
    arrondissementId: number
    count: number
    amount: number
    previous: number
    exempt: number
    below: number
  }[]
  byZone: { zone: string; count: number; amount: number; previous: number }[]
  taxed: { count: number; amount: number; previous: number }
}

/** Counts and sums of the lines of a roll, by verdict and reason, by arrondissement and by zone. */
export async function summariseLines(trx: Transaction, rollId: number): Promise<RollSimulation> {
  const lines = () => trx.from('tax_roll_lines').where('roll_id', rollId)
  const count = trx.raw('count(*) as count')
  const amount = trx.raw('coalesce(sum(tax_minor), 0) as amount')
  const taxed = (column: string, name: string) =>
    trx.raw(`coalesce(sum(if(verdict in ('taxed', 'already_issued'), ${column}, 0)), 0) as ${name}`)
  const verdicts = await lines()
    .select('verdict', 'reason', count, amount)
    .groupBy('verdict', 'reason')
    .orderBy('verdict')
  const places = await lines()
    .select(
      'arrondissement_id',
      trx.raw(`sum(verdict = 'taxed') as count`),
      trx.raw(`coalesce(sum(if(verdict = 'taxed', tax_minor, 0)), 0) as amount`),
      taxed('coalesce(previous_minor, 0)', 'previous'),
      trx.raw(`sum(verdict = 'exempt') as exempt`),
      trx.raw(`sum(verdict = 'below_minimum') as below`)
    )
    .groupBy('arrondissement_id')
  const zones = await lines()
    .where('verdict', 'taxed')
    .select('zone', count, amount, taxed('coalesce(previous_minor, 0)', 'previous'))
    .groupBy('zone')
    .orderBy('zone')
  const numbers = (row: Record<string, unknown>, keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, Number(row[key])]))
  const byZone = zones.map((row) => ({
    zone: row.zone,
    ...numbers(row, ['count', 'amount', 'previous']),
  }))
  const sum = (key: 'count' | 'amount' | 'previous') =>
    byZone.reduce((total, row) => total + (row as never as Record<string, number>)[key], 0)
  return {
    byVerdict: verdicts.map((row) => ({
      verdict: row.verdict,
      reason: row.reason,
      ...numbers(row, ['count', 'amount']),
    })),
    byArrondissement: places.map((row) => ({
      arrondissementId: row.arrondissement_id,
      ...numbers(row, ['count', 'amount', 'previous', 'exempt', 'below']),
    })),
    byZone,
    taxed: { count: sum('count'), amount: sum('amount'), previous: sum('previous') },
  } as RollSimulation
}
