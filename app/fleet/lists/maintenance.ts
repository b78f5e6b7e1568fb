import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { unitChoices } from '#registry/queries/lookups'

const DUE = ['plate', 'model', 'plan', 'state', 'last_on', 'km_left', 'due_on']

/** Every plan of every vehicle: when its next service falls due. */
export const maintenanceList = defineList({
  name: 'fleet.maintenance',
  permission: 'fleet.vehicles.view',
  scope: { unit: 'fleet_vehicles.unit_id' },
  route: 'fleet.maintenance.index',
  key: 'fleet_maintenance_dues.id',
  query: () =>
    db
      .from('fleet_maintenance_dues')
      .join('fleet_vehicles', 'fleet_vehicles.id', 'fleet_maintenance_dues.vehicle_id')
      .leftJoin('registry_units', 'registry_units.id', 'fleet_vehicles.unit_id')
      .where('fleet_vehicles.state', 'active'),
  columns: [
    {
      key: 'plate',
      type: 'text',
      select: 'fleet_vehicles.plate',
      sortable: true,
      filterable: true,
      groupable: true,
      search: 'contains',
      link: (row) => ({ route: 'fleet.vehicles.show', params: { id: row.vehicle_id } }),
    },
    { key: 'vehicle_id', type: 'integer', select: 'fleet_vehicles.id', hidden: true },
    {
      key: 'model',
      type: 'text',
      select: "concat(fleet_vehicles.make, ' ', fleet_vehicles.model)",
      filterable: true,
      groupable: true,
      search: 'contains',
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'fleet_vehicles.kind',
      filterable: true,
      groupable: true,
      values: { texts: 'fleet.kinds', tones: {} },
    },
    {
      key: 'unit',
      type: 'reference',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
      filterOn: 'fleet_vehicles.unit_id',
      filterable: true,
      groupable: true,
      choices: unitChoices,
    },
    { key: 'lessor', type: 'text', select: 'fleet_vehicles.lessor', filterable: true },
    {
      key: 'plan',
      type: 'choice',
      select: 'fleet_maintenance_dues.plan',
      filterable: true,
      groupable: true,
      sortable: true,
      values: { texts: 'fleet.plans', tones: {} },
    },
    {
      key: 'state',
      type: 'state',
      select: 'fleet_maintenance_dues.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'fleet.service_states',
        tones: { overdue: 'bad', soon: 'warn', later: 'good', unrecorded: 'neutral' },
      },
    },
    {
      key: 'last_on',
      type: 'date',
      select: 'fleet_maintenance_dues.last_on',
      filterable: true,
      sortable: true,
    },
    {
      key: 'last_km',
      type: 'integer',
      select: 'fleet_maintenance_dues.last_km',
      unit: 'km',
      filterable: true,
    },
    {
      key: 'odometer',
      type: 'integer',
      select: 'fleet_vehicles.odometer_km',
      unit: 'km',
      filterable: true,
    },
    {
      key: 'due_km',
      type: 'integer',
      select: 'fleet_maintenance_dues.due_km',
      unit: 'km',
      filterable: true,
    },
    {
      key: 'km_left',
      type: 'integer',
      select: 'fleet_maintenance_dues.km_left',
      unit: 'km',
      filterable: true,
      sortable: true,
    },
    {
      key: 'due_on',
      type: 'date',
      select: 'fleet_maintenance_dues.due_on',
      filterable: true,
      sortable: true,
    },
    {
      key: 'expected_on',
      type: 'date',
      select: 'fleet_maintenance_dues.expected_on',
      // what was never recorded comes after what is due
      sortOn: "coalesce(fleet_maintenance_dues.expected_on, '9999-12-31')",
      filterable: true,
      sortable: true,
    },
  ],
  defaultColumns: [...DUE, 'expected_on'],
  defaultSort: 'expected_on',
  views: [
    { key: 'overdue', filter: 'state:in:overdue', sort: 'expected_on', columns: DUE },
    { key: 'soon', filter: 'state:in:soon', sort: 'expected_on', columns: [...DUE, 'expected_on'] },
    { key: 'next_30', filter: 'expected_on:until:today+30', sort: 'expected_on' },
    { key: 'unrecorded', filter: 'state:in:unrecorded', sort: 'plate' },
    { key: 'by_plan', filter: 'state:in:overdue,soon', group: 'plan' },
  ],
})
