import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'

const CHUNK = 2000

/**
 * Debts whose due date has passed become due, with the event of the day after that date. Returns how many; run again, it
 * finds none.
 */
export async function fallDue(act: Act, onChunk: (done: number) => Promise<void> = async () => {}) {
  const today = clock.today()
  const now = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  let done = 0
  for (;;) {
    const moved = await transaction(async (trx) => {
      const rows = await trx
        .from('tax_debts')
        .whereIn('state', ['issued', 'notified'])
        .where('due_on', '<', today)
        .orderBy('id')
        .limit(CHUNK)
        .forUpdate()
        .select('id', 'state')
        .select(trx.raw('date_add(due_on, interval 1 day) as fell_on'))
      if (!rows.length) return 0
      await trx
        .from('tax_debts')
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .update({ state: 'due', updated_at: now })
      await trx.table('tax_debt_events').multiInsert(
        rows.map((row) => ({
          debt_id: row.id,
          name: 'fall_due',
          from_state: row.state,
          to_state: 'due',
          effective_on: row.fell_on,
          actor_id: act.actor.userId,
          actor_name: act.actor.name,
          created_at: now,
        }))
      )
      return rows.length
    })
    done += moved
    await onChunk(done)
    if (moved < CHUNK) return done
  }
}
