import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { Agent } from '#hr/models/agent'

/** The member of staff who is signed in, found by staff number; null for anybody else. */
export async function ownAgent(act: Act): Promise<Agent | null> {
  const ppr = await staffNumber(act)
  return ppr === null ? null : Agent.findBy('ppr', ppr)
}

/** True when the person signed in is that member of staff. */
export async function isSelf(act: Act, agent: Agent): Promise<boolean> {
  return (await staffNumber(act)) === agent.ppr
}

/** One's own leave, or that of the units one asks for. Refuses access.denied. */
export async function mayAskFor(act: Act, agent: Agent): Promise<void> {
  if (act.can('hr.leave.request', agent)) return
  if (act.can('hr.own') && (await isSelf(act, agent))) return
  throw new Refusal('access.denied', { permission: 'hr.leave.request' }, { status: 403 })
}

/** One's own file, or the files of the units one may see. Refuses access.denied. */
export async function maySee(act: Act, agent: Agent, permission = 'hr.agents.view'): Promise<void> {
  if (act.can(permission, agent)) return
  if (act.can('hr.own') && (await isSelf(act, agent))) return
  throw new Refusal('access.denied', { permission }, { status: 403 })
}

async function staffNumber(act: Act): Promise<string | null> {
  if (act.actor.userId === null) return null
  const user = await db
    .from('platform_users')
    .where('id', act.actor.userId)
    .select('staff_number')
    .first()
  return user?.staff_number ?? null
}
