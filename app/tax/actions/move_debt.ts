import type { CivilDate } from '#values/civil_date'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { DebtState } from '#tax/rules/debt_states'
import { debtStates } from '#tax/rules/debt_states'

/** Moves a debt that `trx` has locked by a named transition, and keeps who, when and why. */
export async function moveDebt(
  trx: Transaction,
  act: Act,
  debt: { id: number; state: DebtState },
  name: string,
  on: CivilDate,
  reason: string | null = null
): Promise<DebtState> {
  const { to } = move(debtStates, debt.state, name)
  const now = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  const standing = to === 'cancelled' ? { standing_key: null } : {}
  await trx
    .from('tax_debts')
    .where('id', debt.id)
    .update({ state: to, updated_at: now, ...standing })
  await trx.table('tax_debt_events').insert({
    debt_id: debt.id,
    name,
    from_state: debt.state,
    to_state: to,
    effective_on: on,
    reason,
    actor_id: act.actor.userId,
    actor_name: act.actor.name,
    created_at: now,
  })
  return to
}
