import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { Agent } from '#hr/models/agent'
import { FamilyMember } from '#hr/models/family_member'

export interface FamilyFacts {
  kind: 'spouse' | 'child'
  nameFr: string
  nameAr?: string | null
  birthOn?: CivilDate | null
  sinceOn: CivilDate
}

/** Adds a spouse or a child to a person's file. Refuses hr.birth_in_future, hr.child_older, hr.family_before_birth. */
export async function addFamilyMember(
  act: Act,
  agentId: number,
  facts: FamilyFacts
): Promise<FamilyMember> {
  return transaction(async (trx) => {
    const agent = await Agent.query({ client: trx }).where('id', agentId).forUpdate().firstOrFail()
    act.authorize('hr.agents.edit', agent)
    if (facts.birthOn && facts.birthOn > clock.today()) {
      throw new Refusal(
        'hr.birth_in_future',
        { birth: formatCivilDate(facts.birthOn) },
        { field: 'birth_on' }
      )
    }
    if (facts.kind === 'child' && facts.birthOn && facts.birthOn <= agent.birthOn) {
      const params = {
        birth: formatCivilDate(facts.birthOn),
        parent: formatCivilDate(agent.birthOn),
      }
      throw new Refusal('hr.child_older', params, { field: 'birth_on' })
    }
    if (facts.birthOn && facts.sinceOn < facts.birthOn) {
      const params = {
        name: facts.nameFr,
        birth: formatCivilDate(facts.birthOn),
        since: formatCivilDate(facts.sinceOn),
      }
      throw new Refusal('hr.family_before_birth', params, { field: 'since_on' })
    }
    const member = new FamilyMember().useTransaction(trx)
    member.merge({ ...facts, agentId: agent.id })
    await member.save()
    await journal.record(trx, act, {
      action: 'hr.family.added',
      subject: agent,
      after: snapshot(member),
    })
    return member
  })
}
