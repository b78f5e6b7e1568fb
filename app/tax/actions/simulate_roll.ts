import { move } from '#values/state_machine'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { Roll } from '#tax/models/roll'
import { assessment } from '#tax/queries/assessment'
import { summariseLines } from '#tax/queries/roll_lines'
import { rollStates } from '#tax/rules/roll_states'

/**
 * The dry run of a roll: a verdict for every plot, kept as lines that can be looked at, and their sums. Nothing is issued;
 * running it again replaces the lines.
 */
export async function simulateRoll(act: Act, rollId: number): Promise<Roll> {
  act.authorize('tax.rolls.prepare')
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const roll = await Roll.query({ client: trx }).where('id', rollId).forUpdate().firstOrFail()
    const { to } = move(rollStates, roll.state, 'simulate')
    const facts = assessment({ year: roll.year, issuedOn: clock.today() }, parameters)
    await trx.from('tax_roll_lines').where('roll_id', roll.id).delete()
    await trx.rawQuery(
      `insert into tax_roll_lines
         (roll_id, plot_id, arrondissement_id, verdict, reason, zone, tax_minor, previous_minor)
       select ?, a.plot_id, a.arrondissement_id, a.verdict,
         case
           when a.verdict <> 'taxed' then a.reason
           when a.previous_minor > 0 and a.tax_minor >= 3 * a.previous_minor then 'much_higher'
           when a.previous_minor > 0 and 3 * a.tax_minor <= a.previous_minor then 'much_lower'
           else null
         end, a.zone, a.tax_minor, a.previous_minor
       from (${facts.sql}) a`,
      [roll.id, ...facts.bindings]
    )
    const simulation = await summariseLines(trx, roll.id)
    await roll
      .merge({ state: to, simulation: JSON.stringify(simulation), simulatedAt: clock.now() })
      .save()
    return roll
  })
}
