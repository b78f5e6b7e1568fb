import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

/** The log book of every vehicle: one frozen line per mission, corrections as counter-entries. */
export const logBookList = defineList({
  name: 'fleet.log_book',
  permission: 'fleet.reports.view',
  route: 'fleet.log_book.index',
  key: 'fleet_log_lines.id',
  query: () =>
    db
      .from('fleet_log_lines')
      .join('fleet_vehicles', 'fleet_vehicles.id', 'fleet_log_lines.vehicle_id')
      .leftJoin('fleet_assignments', 'fleet_assignments.id', 'fleet_log_lines.assignment_id')
      .leftJoin('fleet_drivers', 'fleet_drivers.id', 'fleet_assignments.driver_id')
      .leftJoin('registry_parties', 'registry_parties.id', 'fleet_drivers.party_id'),
  columns: [
    {
      key: 'day_on',
      type: 'date',
      select: 'fleet_log_lines.day_on',
      sortable: true,
      filterable: true,
      groupable: true,
    },
    {
      key: 'plate',
      type: 'text',
      select: 'fleet_vehicles.plate',
      filterable: true,
      groupable: true,
      search: 'contains',
    },
    {
      key: 'driver',
      type: 'text',
      select: {
        fr: 'fleet_log_lines.driver_name',
        ar: 'coalesce(registry_parties.name_ar, fleet_log_lines.driver_name)',
      },
      searchOn: "concat_ws(' ', fleet_log_lines.driver_name, registry_parties.name_ar)",
      filterable: true,
      groupable: true,
      search: 'contains',
    },
    {
      key: 'mission',
      type: 'text',
      select: 'fleet_log_lines.mission',
      search: 'contains',
      width: 'wide',
    },
    {
      key: 'correction',
      type: 'boolean',
      select: 'fleet_log_lines.corrects_id is not null',
      filterable: true,
    },
    { key: 'place', type: 'text', select: 'fleet_log_lines.place', search: 'contains' },
    {
      key: 'out_at',
      type: 'instant',
      select: 'fleet_log_lines.out_at',
      sortable: true,
      filterable: true,
    },
    { key: 'in_at', type: 'instant', select: 'fleet_log_lines.in_at', filterable: true },
    { key: 'out_km', type: 'integer', select: 'fleet_log_lines.out_km', unit: 'km' },
    { key: 'in_km', type: 'integer', select: 'fleet_log_lines.in_km', unit: 'km' },
    {
      key: 'distance',
      type: 'integer',
      select: 'fleet_log_lines.distance_km',
      unit: 'km',
      filterable: true,
      sortable: true,
      total: 'sum',
    },
    {
      key: 'litres',
      type: 'decimal',
      select: 'fleet_log_lines.litres',
      unit: 'L',
      filterable: true,
      total: 'sum',
    },
    {
      key: 'incidents',
      type: 'text',
      select: 'fleet_log_lines.incidents',
      filterable: true,
      search: 'contains',
    },
    { key: 'signed_by', type: 'text', select: 'fleet_log_lines.signed_by', filterable: true },
  ],
  defaultColumns: ['day_on', 'plate', 'driver', 'mission', 'place', 'distance', 'litres'],
  defaultSort: '-day_on',
})
