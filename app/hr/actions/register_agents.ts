import type { Parameters } from '#values/parameters'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Outcome } from '#platform/imports/definition'
import type { Transaction } from '#platform/transaction'
import { recordCredential } from '#registry/actions/record_credential'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { openLedgers } from '#hr/actions/open_ledgers'
import { updateAgents } from '#hr/actions/update_agents'
import type { AgentFacts } from '#hr/rules/agent_facts'
import { retirement } from '#hr/rules/retirement'

/**
 * Puts members of staff on the register, each a person of the registry, with the acts their register states,
 * their leave ledger and their licences. Somebody already there gains what changed; the answer is in order.
 */
export async function registerAgents(
  trx: Transaction,
  act: Act,
  facts: AgentFacts[],
  settings: Parameters
): Promise<Outcome[]> {
  const known = await trx
    .from('hr_agents')
    .whereIn(
      'ppr',
      facts.map((fact) => fact.ppr)
    )
    .forUpdate()
  const byPpr = new Map(known.map((row) => [row.ppr as string, row]))
  const fresh = facts.filter((fact) => !byPpr.has(fact.ppr))
  const updated = await updateAgents(
    trx,
    act,
    facts.filter((fact) => byPpr.has(fact.ppr)),
    byPpr
  )
  await insertAgents(trx, act, fresh, settings)
  return facts.map((fact) =>
    byPpr.has(fact.ppr) ? (updated.get(fact.ppr) ?? 'unchanged') : 'created'
  )
}

async function insertAgents(
  trx: Transaction,
  act: Act,
  facts: AgentFacts[],
  settings: Parameters
): Promise<void> {
  if (facts.length === 0) return
  const shared = await sharedCins(trx, facts)
  const parties = await registerPartiesIn(
    trx,
    act,
    facts.map((fact) => ({
      kind: 'person' as const,
      lastNameFr: fact.lastNameFr,
      firstNameFr: fact.firstNameFr,
      nameAr: fact.nameAr,
      sex: fact.sex,
      birthOn: fact.birthOn,
      roles: ['staff' as const],
      identifiers: [
        { kind: 'ppr' as const, value: fact.ppr },
        ...(fact.cin && !shared.has(fact.cin) ? [{ kind: 'cin' as const, value: fact.cin }] : []),
      ],
      rib: fact.rib,
      requestKey: `hr.agent:${fact.ppr}`,
    }))
  )
  const names = await trx
    .from('registry_parties')
    .whereIn(
      'id',
      parties.map((party) => party.partyId)
    )
    .select('id', 'name_fr', 'name_ar', 'folded_name')
  const nameOf = new Map(names.map((row) => [row.id as number, row]))
  const now = clock.now().toJSDate()
  await trx.table('hr_agents').multiInsert(
    facts.map((fact, index) => ({
      ...agentColumns(fact, settings),
      party_id: parties[index].partyId,
      name_fr: nameOf.get(parties[index].partyId).name_fr,
      name_ar: nameOf.get(parties[index].partyId).name_ar,
      folded_name: nameOf.get(parties[index].partyId).folded_name,
      created_at: now,
      updated_at: now,
    }))
  )
  const rows = await trx
    .from('hr_agents')
    .whereIn(
      'ppr',
      facts.map((fact) => fact.ppr)
    )
    .select('id', 'ppr', 'party_id', 'name_fr')
  const ids = new Map(rows.map((row) => [row.ppr as string, row]))
  await trx
    .table('hr_career_acts')
    .multiInsert(facts.flatMap((fact) => firstActs(ids.get(fact.ppr).id, fact, act, now)))
  await openLedgers(
    trx,
    act,
    facts.map((fact) => ({ agentId: ids.get(fact.ppr).id, fact })),
    settings
  )
  for (const fact of facts) {
    for (const category of fact.licences) {
      await recordCredential(
        act,
        {
          partyId: ids.get(fact.ppr).party_id,
          kind: 'driving_licence',
          category,
          validFrom: fact.recruitedOn,
        },
        trx
      )
    }
  }
  await journal.recordAll(
    trx,
    act,
    facts.map((fact) => ({
      action: 'hr.agent.registered',
      subject: {
        type: 'hr.agent',
        id: ids.get(fact.ppr).id,
        label: `${fact.ppr} · ${ids.get(fact.ppr).name_fr}`,
      },
      after: { ...agentColumns(fact, settings) },
    }))
  )
}

/** CINs that would make two members of staff one person: they are left out and stay a matter for people. */
async function sharedCins(trx: Transaction, facts: AgentFacts[]): Promise<Set<string>> {
  const cins = facts.flatMap((fact) => fact.cin ?? [])
  const taken = await trx
    .from('registry_party_identifiers as i')
    .join('hr_agents as a', 'a.party_id', 'i.party_id')
    .where('i.kind', 'cin')
    .whereIn('i.value', cins)
    .select('i.value')
  const seen = new Set<string>()
  const shared = new Set<string>(taken.map((row) => row.value))
  for (const cin of cins) {
    if (seen.has(cin)) shared.add(cin)
    seen.add(cin)
  }
  return shared
}

function agentColumns(fact: AgentFacts, settings: Parameters) {
  return {
    ppr: fact.ppr,
    sex: fact.sex,
    birth_on: fact.birthOn,
    recruited_on: fact.recruitedOn,
    status: fact.status,
    corps: fact.corps,
    echelle: fact.echelle,
    echelon: fact.echelon,
    echelon_since_on: fact.echelonSinceOn,
    unit_id: fact.unitId,
    arrondissement_id: fact.arrondissementId,
    marital_status: fact.maritalStatus,
    children: fact.children,
    fund: fact.fund,
    limit_on: retirement({ birth: fact.birthOn }, settings).value.limit,
  }
}

/** What a register tells of a career: the recruitment, and the échelon now held since its date. */
function firstActs(agentId: number, fact: AgentFacts, act: Act, now: Date) {
  const row = (kind: string, on: string) => ({
    agent_id: agentId,
    kind,
    effective_on: on,
    status: null as string | null,
    corps: null as string | null,
    echelle: null as string | null,
    echelon: null as number | null,
    unit_id: null as number | null,
    arrondissement_id: null as number | null,
    reference: 'Registre du personnel',
    recorded_by_id: act.actor.userId,
    recorded_at: now,
  })
  const recruitment = {
    ...row('recruitment', fact.recruitedOn),
    status: fact.status,
    corps: fact.corps,
    unit_id: fact.unitId,
    arrondissement_id: fact.arrondissementId,
  }
  const step = { echelle: fact.echelle, echelon: fact.echelon }
  if (fact.echelonSinceOn <= fact.recruitedOn) return [{ ...recruitment, ...step }]
  return [recruitment, { ...row('step', fact.echelonSinceOn), ...step }]
}
