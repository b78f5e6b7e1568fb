import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

/** The fuel-card transactions. */
export const fillList = defineList({
  name: 'fleet.fuel',
  permission: 'fleet.fuel.view',
  route: 'fleet.fuel.index',
  key: 'fleet_fuel_transactions.id',
  query: () =>
    db
      .from('fleet_fuel_transactions')
      .leftJoin('fleet_vehicles', 'fleet_vehicles.id', 'fleet_fuel_transactions.vehicle_id')
      .leftJoin('fleet_fuel_cards', 'fleet_fuel_cards.id', 'fleet_fuel_transactions.card_id'),
  columns: [
    {
      key: 'reference',
      type: 'text',
      select: 'fleet_fuel_transactions.reference',
      sortable: true,
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'filled_at',
      type: 'instant',
      select: 'fleet_fuel_transactions.filled_at',
      sortable: true,
      filterable: true,
    },
    {
      key: 'plate',
      type: 'text',
      select: 'fleet_vehicles.plate',
      filterable: true,
      groupable: true,
      search: 'contains',
      link: (row) => ({ route: 'fleet.vehicles.show', params: { id: row.vehicle } }),
    },
    { key: 'vehicle', type: 'integer', select: 'fleet_fuel_transactions.vehicle_id', hidden: true },
    {
      key: 'card',
      type: 'text',
      select: 'fleet_fuel_cards.number',
      filterable: true,
      search: 'contains',
    },
    {
      key: 'station',
      type: 'text',
      select: 'fleet_fuel_transactions.station',
      filterable: true,
      groupable: true,
    },
    {
      key: 'product',
      type: 'choice',
      select: 'fleet_fuel_transactions.product',
      filterable: true,
      groupable: true,
      values: { texts: 'fleet.energies', tones: {} },
    },
    {
      key: 'litres',
      type: 'decimal',
      select: 'fleet_fuel_transactions.litres',
      unit: 'L',
      decimals: 2,
      filterable: true,
      sortable: true,
      total: 'sum',
    },
    {
      key: 'unit_price',
      type: 'decimal',
      select: 'fleet_fuel_transactions.unit_price',
      decimals: 2,
      filterable: true,
      sortable: true,
    },
    {
      key: 'amount',
      type: 'money',
      select: 'fleet_fuel_transactions.amount_minor',
      filterable: true,
      sortable: true,
      total: 'sum',
    },
    {
      key: 'odometer',
      type: 'integer',
      select: 'fleet_fuel_transactions.odometer',
      unit: 'km',
      filterable: true,
      sortable: true,
    },
    {
      key: 'odometer_accepted',
      type: 'boolean',
      select: 'fleet_fuel_transactions.odometer_accepted',
      filterable: true,
    },
    {
      key: 'driver_code',
      type: 'text',
      select: 'fleet_fuel_transactions.driver_code',
      filterable: true,
    },
  ],
  defaultColumns: [
    'reference',
    'filled_at',
    'plate',
    'station',
    'product',
    'litres',
    'unit_price',
    'amount',
    'odometer',
  ],
  defaultSort: '-filled_at',
  views: [{ key: 'refused_readings', filter: 'odometer_accepted:no', sort: '-filled_at' }],
})
