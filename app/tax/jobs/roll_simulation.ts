import { defineJob } from '#platform/jobs/definition'
import { simulateRoll } from '#tax/actions/simulate_roll'

/** The dry run of a roll: as often as one likes, each replaces the one before. */
export const rollSimulationJob = defineJob<{ rollId: number }>({
  name: 'tax.roll_simulation',
  queue: 'rolls',
  async handle({ rollId }, run) {
    const roll = await simulateRoll(run.act, rollId)
    const { taxed } = JSON.parse(String(roll.simulation))
    await run.counts({ taxed: taxed.count })
  },
})
