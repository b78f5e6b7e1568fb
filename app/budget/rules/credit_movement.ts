import { Money } from '#values/money'
import { Refusal } from '#values/refusal'

/** The six amounts of a credit line, in centimes. */
export interface CreditAmounts {
  openedMinor: number
  preCommittedMinor: number
  committedMinor: number
  liquidatedMinor: number
  mandatedMinor: number
  paidMinor: number
}

/** What an entry changes; what it does not name stays. */
export type CreditDeltas = Partial<CreditAmounts>

const CHAIN: readonly (keyof CreditAmounts)[] = [
  'paidMinor',
  'mandatedMinor',
  'liquidatedMinor',
  'committedMinor',
]

const WORDS: Record<keyof CreditAmounts, string> = {
  openedMinor: 'opened',
  preCommittedMinor: 'pre_committed',
  committedMinor: 'committed',
  liquidatedMinor: 'liquidated',
  mandatedMinor: 'mandated',
  paidMinor: 'paid',
}

/**
 * The line after a movement. Refuses `budget.credit_exceeded` with what is available, or `budget.chain_broken`
 * when an amount would exceed the one before it.
 */
export function moveCredit(
  code: string,
  before: CreditAmounts,
  deltas: CreditDeltas
): CreditAmounts {
  const keys = Object.keys(WORDS) as (keyof CreditAmounts)[]
  const after = Object.fromEntries(
    keys.map((key) => [key, before[key] + (deltas[key] ?? 0)])
  ) as unknown as CreditAmounts
  const available = before.openedMinor - before.preCommittedMinor - before.committedMinor
  const used = after.preCommittedMinor + after.committedMinor
  if (used > after.openedMinor) {
    const asked = available + (used - after.openedMinor)
    throw new Refusal('budget.credit_exceeded', {
      code,
      available: format(available),
      asked: format(asked),
      missing: format(used - after.openedMinor),
    })
  }
  for (let index = 1; index < CHAIN.length; index++) {
    const [lower, upper] = [CHAIN[index - 1], CHAIN[index]]
    if (after[lower] > after[upper] || after[lower] < 0) {
      throw new Refusal('budget.chain_broken', {
        lower: WORDS[lower],
        low: format(after[lower]),
        upper: WORDS[upper],
        high: format(after[upper]),
      })
    }
  }
  return after
}

function format(minor: number): string {
  return Money.ofMinor(minor).format()
}
