import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { completedYears } from '#values/civil_date'
import { maskMiddle } from '#values/text'
import type { Act } from '#platform/act'
import { dossierOf } from '#platform/attachments/dossier'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { unitChoices } from '#registry/queries/lookups'
import { currentAccounts } from '#registry/queries/current_account'
import { credentialsOf } from '#registry/queries/credentials'
import { Agent } from '#hr/models/agent'
import { CareerAct } from '#hr/models/career_act'
import { FamilyMember } from '#hr/models/family_member'
import { LeaveRequest } from '#hr/models/leave_request'
import { certificatesOf } from '#hr/queries/certificates_of'
import { currentIndex } from '#hr/queries/certified_person'
import { balanceOn, ledgerOf } from '#hr/queries/leave_ledger'
import { nextStep } from '#hr/queries/next_step'
import { payOf } from '#hr/queries/salary'
import { careerOn, standingActs } from '#hr/rules/career'
import { retirement } from '#hr/rules/retirement'
import { Refusal } from '#values/refusal'

/** Everything the page of a member of staff shows, as of a day; pay and account only to those who may. */
export async function agentPage(act: Act, id: number, asOf: CivilDate | null) {
  const agent = await Agent.query().where('id', id).first()
  if (!agent) throw new Refusal('not_found', {}, { status: 404 })
  act.authorize('hr.agents.view', agent)
  const today = clock.today()
  const on = asOf ?? today
  const settings = await loadParameters()
  const [acts, family, entries, requests, certificates, credentials] = await Promise.all([
    CareerAct.query().where('agentId', agent.id).orderBy('effectiveOn').orderBy('id'),
    FamilyMember.query().where('agentId', agent.id).orderBy('kind', 'desc').orderBy('birthOn'),
    ledgerOf(agent.id),
    LeaveRequest.query().where('agentId', agent.id).orderBy('startsOn', 'desc').limit(12),
    certificatesOf(agent.id),
    credentialsOf([agent.partyId]),
  ])
  const career = careerOn(acts, on)
  const standing = new Set(standingActs(acts).map((each) => each.id))
  return {
    agent,
    on,
    today,
    asOf,
    age: completedYears(agent.birthOn, on),
    service: completedYears(agent.recruitedOn, on),
    career,
    places: await placeNames([...acts, ...(career ? [career] : []), agent]),
    acts: acts.map((each) => ({ row: each, stands: standing.has(each.id) })),
    index:
      career?.echelle && career.echelon
        ? indexAt(agent, career.echelle, career.echelon, settings)
        : null,
    limit: retirement({ birth: agent.birthOn, extensions: agent.extensions, on: today }, settings),
    advancement: nextStep(agent, settings),
    family,
    entries,
    balance: balanceOn(entries, on, settings),
    requests,
    certificates,
    cin: await cinOf(agent.partyId, act),
    licences: (credentials.get(agent.partyId)?.categories ?? []).join(', '),
    pay: act.can('hr.pay.view', agent) ? payOf(agent, {}, today, settings) : null,
    rib: await ribOf(agent, act),
    units: act.can('hr.career.record', agent) ? await unitChoices(act) : [],
    dossier: await dossierOf(act, { type: 'hr.agent', id: agent.id }),
    requestKey: `${act.requestId ?? ''}`,
  }
}

function indexAt(
  agent: Agent,
  echelle: string,
  echelon: number,
  settings: Awaited<ReturnType<typeof loadParameters>>
) {
  return currentIndex({ ...agent, echelle, echelon }, settings)
}

type Placed = { unitId: number | null; arrondissementId: number | null }

/** Names of the units and arrondissements spoken of, by 'unit:3' and 'territory:7'. */
async function placeNames(rows: Placed[]): Promise<Map<string, { fr: string; ar: string }>> {
  const names = new Map<string, { fr: string; ar: string }>()
  const load = async (table: string, kind: string, ids: number[]) => {
    const found = ids.length
      ? await db.from(table).whereIn('id', ids).select('id', 'name_fr', 'name_ar')
      : []
    for (const row of found) names.set(`${kind}:${row.id}`, { fr: row.name_fr, ar: row.name_ar })
  }
  await load('registry_units', 'unit', [...new Set(rows.flatMap((row) => row.unitId ?? []))])
  await load('registry_territories', 'territory', [
    ...new Set(rows.flatMap((row) => row.arrondissementId ?? [])),
  ])
  return names
}

async function cinOf(partyId: number, act: Act): Promise<string | null> {
  const row = await db
    .from('registry_party_identifiers')
    .where({ party_id: partyId, kind: 'cin', current: true })
    .first()
  if (!row) return null
  return act.can('registry.identifiers.read') ? row.value : maskMiddle(row.value)
}

async function ribOf(agent: Agent, act: Act): Promise<string | null> {
  if (!act.can('hr.pay.view', agent)) return null
  const accounts = await currentAccounts([agent.partyId])
  const rib = accounts.get(agent.partyId)?.rib ?? null
  return rib === null || act.can('registry.accounts.read') ? rib : maskMiddle(rib, 6, 2)
}
