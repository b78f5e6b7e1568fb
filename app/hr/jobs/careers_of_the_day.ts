import { addDays } from '#values/civil_date'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'
import { transaction } from '#platform/transaction'
import { followToday } from '#hr/actions/follow_career'
import { Agent } from '#hr/models/agent'
import { CareerAct } from '#hr/models/career_act'

/** Days looked back over: a night without a worker loses no act. */
const REACH = 60

/** Gives their effect to the acts dated ahead whose day has come: grade, posting, departure. */
export const careersOfTheDayJob = defineJob<Record<string, never>>({
  name: 'hr.careers_of_the_day',
  queue: 'maintenance',
  schedule: '5 0 * * *',
  async handle(_payload, run) {
    const today = clock.today()
    const due = await CareerAct.query()
      .whereBetween('effectiveOn', [addDays(today, -REACH), today])
      .distinct('agentId')
      .orderBy('agentId')
    let changed = 0
    for (const { agentId } of due) {
      await transaction(async (trx) => {
        const agent = await Agent.query({ client: trx }).where('id', agentId).forUpdate().first()
        if (agent && (await followToday(trx, run.act, agent))) changed += 1
      })
    }
    await run.counts({ changed })
  },
})
