import { yearOf } from '#values/civil_date'
import { clock } from '#platform/clock'
import { defineJob } from '#platform/jobs/definition'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { grantEntitlements } from '#hr/actions/grant_entitlements'
import { Agent } from '#hr/models/agent'

const CHUNK = 200

interface Progress {
  after: number
  done: number
  granted: number
}

/** Writes the year's entitlement into every ledger that lacks it; also for those who complete their first year. */
export const yearlyEntitlementsJob = defineJob<Record<string, never>>({
  name: 'hr.yearly_entitlements',
  queue: 'maintenance',
  schedule: '15 1 * * *',
  async handle(_payload, run) {
    const settings = await loadParameters()
    const year = yearOf(clock.today())
    const [staff] = await Agent.query().where('state', 'in_service').count('* as total')
    const total = Number(staff.$extras.total)
    const begun = run.checkpoint as Progress | null
    let progress: Progress = begun ?? { after: 0, done: 0, granted: 0 }
    for (;;) {
      const next = await transaction(async (trx) => {
        // locked like a request for leave locks them: whoever is second sees the year already given
        const agents = await Agent.query({ client: trx })
          .where('state', 'in_service')
          .where('id', '>', progress.after)
          .orderBy('id')
          .limit(CHUNK)
          .forUpdate()
        if (agents.length === 0) return null
        let granted = progress.granted
        for (const agent of agents)
          granted += await grantEntitlements(trx, run.act, agent, year, year, settings)
        const reached = {
          after: agents[agents.length - 1].id,
          done: progress.done + agents.length,
          granted,
        }
        await run.advance(trx, { done: reached.done, total, checkpoint: reached })
        return reached
      })
      if (next === null) break
      progress = next
    }
    await run.counts({ granted: progress.granted })
  },
})
