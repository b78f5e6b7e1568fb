import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

/** A finding in words of the reader: energies are stored as codes. */
export function findingText(finding: string, i18n: I18n): string {
  return finding
    .replace(/\b(diesel|petrol|electric|hybrid)\b/g, (code) => i18n.t(`fleet.energies.${code}`))
    .replaceAll(' %', '\u00a0%')
}

/** What is odd about the fills, for people to decide on. */
export const anomalyList = defineList({
  name: 'fleet.anomalies',
  permission: 'fleet.fuel.view',
  route: 'fleet.anomalies.index',
  key: 'fleet_fuel_anomalies.id',
  query: () =>
    db
      .from('fleet_fuel_anomalies')
      .join(
        'fleet_fuel_transactions',
        'fleet_fuel_transactions.id',
        'fleet_fuel_anomalies.transaction_id'
      )
      .join('fleet_vehicles', 'fleet_vehicles.id', 'fleet_fuel_anomalies.vehicle_id'),
  columns: [
    {
      key: 'kind',
      type: 'choice',
      select: 'fleet_fuel_anomalies.kind',
      filterable: true,
      groupable: true,
      sortable: true,
      link: 'fleet.anomalies.show',
      values: { texts: 'fleet.anomaly_kinds', tones: {} },
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
      key: 'reference',
      type: 'text',
      select: 'fleet_fuel_transactions.reference',
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
      key: 'formula',
      type: 'text',
      // a fill while the vehicle was in the workshop has nothing to compute
      select: `if(fleet_fuel_anomalies.kind = 'in_workshop', null, fleet_fuel_anomalies.formula)`,
      worded: findingText,
      width: 'wide',
    },
    {
      key: 'litres',
      type: 'decimal',
      select: 'fleet_fuel_transactions.litres',
      unit: 'L',
      decimals: 2,
      filterable: true,
    },
    {
      key: 'amount',
      type: 'money',
      select: 'fleet_fuel_transactions.amount_minor',
      filterable: true,
      sortable: true,
    },
    {
      key: 'station',
      type: 'text',
      select: 'fleet_fuel_transactions.station',
      filterable: true,
      groupable: true,
    },
    {
      key: 'state',
      type: 'state',
      select: 'fleet_fuel_anomalies.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'fleet.anomaly_states',
        tones: { open: 'warn', justified: 'good', confirmed: 'bad' },
      },
    },
    {
      key: 'decided_by',
      type: 'text',
      select: 'fleet_fuel_anomalies.decided_by_name',
      filterable: true,
    },
    {
      key: 'decided_at',
      type: 'instant',
      select: 'fleet_fuel_anomalies.decided_at',
      filterable: true,
    },
  ],
  defaultColumns: ['kind', 'plate', 'reference', 'filled_at', 'formula', 'amount', 'state'],
  defaultSort: '-filled_at',
  views: [
    { key: 'open', filter: 'state:in:open', sort: '-filled_at' },
    {
      key: 'serious',
      filter: 'state:in:open;kind:in:over_tank,odometer_back,energy,litres_in_a_day',
      sort: '-amount',
    },
    { key: 'by_kind', filter: 'state:in:open', group: 'kind' },
  ],
  actions: [
    {
      key: 'decide',
      permission: 'fleet.fuel.decide',
      tone: 'primary',
      form: 'fleet.anomaly_decisions.create',
    },
  ],
})
