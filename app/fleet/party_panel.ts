import db from '@adonisjs/lucid/services/db'
import type { PartyPanel } from '#registry/panels/definition'

/** The driver's file of a person, on their page in the registry. */
export const driverPanel: PartyPanel = {
  permission: 'fleet.drivers.view',
  order: 20,
  async load(partyIds, act, i18n) {
    const query = db
      .from('fleet_drivers')
      .leftJoin('registry_units as unit', 'unit.id', 'fleet_drivers.unit_id')
      .whereIn('fleet_drivers.party_id', partyIds)
      .select('fleet_drivers.id', 'fleet_drivers.code', 'fleet_drivers.state')
      .select('unit.name_fr', 'unit.name_ar')
    const rows = await act.restrict(query, 'fleet.drivers.view', { unit: 'fleet_drivers.unit_id' })
    if (rows.length === 0) return null
    return {
      title: i18n.t('registry.panels.driver'),
      links: rows.map((row) => ({
        label: row.code ? `PPR ${row.code}` : i18n.t('fleet.menu.drivers'),
        detail: (act.locale === 'ar' ? row.name_ar : row.name_fr) ?? '',
        badge: {
          text: i18n.t(`fleet.driver_states.${row.state}`),
          tone: row.state === 'active' ? ('good' as const) : ('' as const),
        },
        url: `/fleet/drivers/${row.id}`,
      })),
    }
  },
}
