import { Refusal } from '#values/refusal'
import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { Roll } from '#tax/models/roll'
import { rollStates } from '#tax/rules/roll_states'

/**
 * Takes a roll back. An issued one is undone by reversals of its opening entries, never by deletion: its articles and notice
 * numbers remain and say that they were cancelled. Refused while something has been paid on it.
 */
export async function cancelRoll(act: Act, rollId: number, reason: string): Promise<Roll> {
  act.authorize('tax.rolls.cancel')
  return transaction(async (trx) => {
    const roll = await Roll.query({ client: trx }).where('id', rollId).forUpdate().firstOrFail()
    const { to } = move(rollStates, roll.state, 'cancel')
    if (roll.state === 'issued') await reverseDebts(roll)
    await roll
      .merge({
        state: to,
        standingKey: null,
        cancelledById: act.actor.userId,
        cancelledAt: clock.now(),
        cancelledReason: reason,
      })
      .save()
    await journal.record(trx, act, { action: 'tax.roll.cancelled', subject: roll, reason })
    return roll

    async function reverseDebts(issued: Roll): Promise<void> {
      const debts = () =>
        trx.from('tax_debts').where('roll_id', issued.id).whereNot('state', 'cancelled')
      const touched = await debts()
        .whereRaw(
          'principal_paid_minor + sanction_paid_minor + penalty_paid_minor + fee_paid_minor > 0'
        )
        .count('* as count')
        .forUpdate()
      const paid = Number(touched[0].count)
      if (paid > 0)
        throw new Refusal(
          'tax.roll_paid',
          { roll: issued.subjectLabel, count: paid },
          { status: 409 }
        )
      const at = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
      const today = clock.today()
      await trx.rawQuery(
        `insert into tax_debt_events
           (debt_id, name, from_state, to_state, effective_on, reason, actor_id, actor_name, created_at)
         select id, 'cancel', state, 'cancelled', ?, ?, ?, ?, ? from tax_debts
         where roll_id = ? and state <> 'cancelled'`,
        [today, reason, act.actor.userId as number, act.actor.name, at, issued.id]
      )
      await trx.rawQuery(
        `update documents_official o join tax_notices n on o.kind = 'tax.notice' and o.number = n.number
         set o.state = 'cancelled', o.state_at = ?, o.state_reason = ?
         where n.roll_id = ? and o.state = 'valid'`,
        [at, reason, issued.id]
      )
      await debts().update({ state: 'cancelled', standing_key: null, updated_at: at })
      await trx.rawQuery(
        `insert into tax_ledger_entries
           (debt_id, side, kind, part, amount_minor, effective_on, reverses_id, request_key, recorded_by_id, recorded_at)
         select e.debt_id, e.side, 'reversal', e.part, -e.amount_minor, ?, e.id, concat('cancel:', e.id), ?, ?
         from tax_ledger_entries e
         join tax_notices n on n.debt_id = e.debt_id
         left join tax_ledger_entries x on x.reverses_id = e.id
         where n.roll_id = ? and e.side = 'charge' and e.kind <> 'reversal' and x.id is null`,
        [today, act.actor.userId as number, at, issued.id]
      )
    }
  })
}
