import db from '@adonisjs/lucid/services/db'
import { ribKey } from '#values/identifiers'
import { systemAct } from '#platform/act'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { registerAgents } from '#hr/actions/register_agents'
import { Agent } from '#hr/models/agent'
import type { AgentFacts } from '#hr/rules/agent_facts'

let serial = Date.now() % 1_000_000

/** A new member of staff of a unit ('DST-ESV' unless said), with 2025 days left and this year's entitlement. */
export async function someAgent(
  facts: Partial<AgentFacts> & { unitCode?: string } = {}
): Promise<Agent> {
  const { unitCode, ...own } = facts
  const unit = await db
    .from('registry_units')
    .where('code', unitCode ?? 'DST-ESV')
    .firstOrFail()
  serial += 1
  const first22 = `0077800001234${String(serial).padStart(9, '0')}`
  const ppr = String(3_000_000 + serial)
  const settings = await loadParameters()
  const stated: AgentFacts = {
    ppr,
    lastNameFr: 'Essai',
    firstNameFr: `Agent ${serial}`,
    nameAr: 'تجربة موظف',
    sex: 'F',
    birthOn: '1985-05-12',
    cin: null,
    status: 'tenured',
    corps: 'technician',
    echelle: '9',
    echelon: 4,
    echelonSinceOn: '2024-01-01',
    recruitedOn: '2010-03-01',
    unitId: unit.id,
    arrondissementId: null,
    maritalStatus: 'married',
    children: 2,
    rib: first22 + ribKey(first22),
    fund: 'CMR',
    openingYear: 2025,
    openingDays: 7,
    licences: [],
    ...own,
  }
  await transaction((trx) => registerAgents(trx, systemAct('test'), [stated], settings))
  return Agent.findByOrFail('ppr', ppr)
}
