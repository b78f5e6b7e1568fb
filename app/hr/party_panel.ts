import db from '@adonisjs/lucid/services/db'
import type { PartyPanel } from '#registry/panels/definition'

/** The file of a member of staff, on the person's page in the registry. */
export const agentPanel: PartyPanel = {
  permission: 'hr.agents.view',
  order: 10,
  async load(partyIds, act, i18n) {
    const query = db
      .from('hr_agents')
      .leftJoin('registry_units as unit', 'unit.id', 'hr_agents.unit_id')
      .whereIn('hr_agents.party_id', partyIds)
      .select('hr_agents.id', 'hr_agents.ppr', 'unit.name_fr', 'unit.name_ar')
    const rows = await act.restrict(query, 'hr.agents.view', { unit: 'hr_agents.unit_id' })
    if (rows.length === 0) return null
    return {
      title: i18n.t('registry.panels.staff'),
      links: rows.map((row) => ({
        label: `PPR ${row.ppr}`,
        detail: (act.locale === 'ar' ? row.name_ar : row.name_fr) ?? '',
        url: `/hr/agents/${row.id}`,
      })),
    }
  },
}
