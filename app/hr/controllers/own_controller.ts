import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { LeaveRequest } from '#hr/models/leave_request'
import { certificatesOf } from '#hr/queries/certificates_of'
import { balanceOn, ledgerOf } from '#hr/queries/leave_ledger'
import { nextStep } from '#hr/queries/next_step'
import { ownAgent } from '#hr/queries/own_agent'
import { retirement } from '#hr/rules/retirement'

/** One's own file: balance, leave, certificates, what comes next in the career. */
export default class OwnController {
  async show({ view, act }: HttpContext) {
    const agent = await ownAgent(act)
    if (!agent) return view.render('hr/own/none')
    await agent.load('unit')
    const settings = await loadParameters()
    const today = clock.today()
    const entries = await ledgerOf(agent.id)
    const requests = await LeaveRequest.query()
      .where('agentId', agent.id)
      .orderBy('startsOn', 'desc')
      .limit(20)
    return view.render('hr/own/show', {
      agent,
      today,
      entries,
      balance: balanceOn(entries, today, settings),
      requests,
      certificates: await certificatesOf(agent.id),
      limit: retirement(
        { birth: agent.birthOn, extensions: agent.extensions, on: today },
        settings
      ),
      advancement: nextStep(agent, settings),
    })
  }
}
