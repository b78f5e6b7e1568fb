import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'
import { unitChoices } from '#registry/queries/lookups'

const LICENCES = `(select group_concat(distinct c.category order by c.category separator ', ') from registry_credentials c
  where c.party_id = fleet_drivers.party_id and c.kind = 'driving_licence' and c.revoked_at is null)`
const LICENCE_TO = `(select min(c.valid_to) from registry_credentials c
  where c.party_id = fleet_drivers.party_id and c.kind = 'driving_licence' and c.revoked_at is null)`
const MEDICAL_TO = `(select max(c.valid_to) from registry_credentials c
  where c.party_id = fleet_drivers.party_id and c.kind = 'medical_visit' and c.revoked_at is null)`

/** The people who drive, with the end of their licence and medical visit. */
export const driverList = defineList({
  name: 'fleet.drivers',
  permission: 'fleet.drivers.view',
  scope: { unit: 'fleet_drivers.unit_id' },
  route: 'fleet.drivers.index',
  key: 'fleet_drivers.id',
  query: () =>
    db
      .from('fleet_drivers')
      .join('registry_parties', 'registry_parties.id', 'fleet_drivers.party_id')
      .leftJoin('registry_units', 'registry_units.id', 'fleet_drivers.unit_id'),
  columns: [
    {
      key: 'name',
      type: 'party',
      select: namesOf('registry_parties'),
      sortable: true,
      search: 'contains',
      searchOn: 'registry_parties.folded_name',
      folded: true,
      link: 'fleet.drivers.show',
    },
    { key: 'name_ar', type: 'party', select: 'registry_parties.name_ar' },
    {
      key: 'code',
      type: 'text',
      select: 'fleet_drivers.code',
      sortable: true,
      filterable: true,
      search: 'contains',
    },
    {
      key: 'unit',
      type: 'reference',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
      filterOn: 'fleet_drivers.unit_id',
      filterable: true,
      groupable: true,
      choices: unitChoices,
    },
    { key: 'licences', type: 'text', select: LICENCES, filterable: true, groupable: true },
    { key: 'licence_to', type: 'date', select: LICENCE_TO, filterable: true },
    { key: 'medical_to', type: 'date', select: MEDICAL_TO, filterable: true },
    { key: 'phone', type: 'text', select: 'fleet_drivers.phone' },
    {
      key: 'state',
      type: 'state',
      select: 'fleet_drivers.state',
      filterable: true,
      values: { texts: 'fleet.driver_states', tones: { active: 'good', inactive: 'neutral' } },
    },
  ],
  defaultColumns: ['name', 'code', 'unit', 'licences', 'licence_to', 'medical_to', 'state'],
  defaultSort: 'name',
  views: [
    { key: 'heavy', filter: 'licences:has:C', sort: 'name' },
    { key: 'passengers', filter: 'licences:has:D', sort: 'name' },
    {
      key: 'expiring',
      filter: 'licence_to:until:today+60|medical_to:until:today+60',
      sort: 'name',
    },
  ],
})
