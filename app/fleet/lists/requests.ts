import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'
import { Refusal } from '#values/refusal'
import { defineList } from '#platform/lists/definition'
import type { Selection } from '#platform/lists/selection'
import { unitChoices } from '#registry/queries/lookups'
import { approveRequest } from '#fleet/actions/decide_request'

/** What services ask for. */
export const requestList = defineList({
  name: 'fleet.requests',
  permission: 'fleet.requests.view',
  scope: { unit: 'fleet_requests.unit_id' },
  route: 'fleet.requests.index',
  key: 'fleet_requests.id',
  query: () =>
    db
      .from('fleet_requests')
      .leftJoin('registry_units', 'registry_units.id', 'fleet_requests.unit_id')
      .leftJoin('fleet_assignments', 'fleet_assignments.holding_request_id', 'fleet_requests.id')
      .leftJoin('fleet_vehicles', 'fleet_vehicles.id', 'fleet_assignments.vehicle_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'fleet_requests.number',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'fleet.requests.show',
    },
    {
      key: 'source_number',
      type: 'text',
      select: 'fleet_requests.source_number',
      search: 'contains',
      filterable: true,
    },
    {
      key: 'unit',
      type: 'reference',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
      filterOn: 'fleet_requests.unit_id',
      filterable: true,
      groupable: true,
      choices: unitChoices,
    },
    {
      key: 'starts_at',
      type: 'instant',
      select: 'fleet_requests.starts_at',
      sortable: true,
      filterable: true,
    },
    {
      key: 'ends_at',
      type: 'instant',
      select: 'fleet_requests.ends_at',
      sortable: true,
      filterable: true,
    },
    { key: 'purpose', type: 'text', select: 'fleet_requests.purpose', search: 'contains' },
    {
      key: 'pickup',
      type: 'text',
      select: 'fleet_requests.pickup',
      filterable: true,
      groupable: true,
    },
    {
      key: 'destination',
      type: 'text',
      select: 'fleet_requests.destination',
      filterable: true,
      groupable: true,
      search: 'contains',
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'fleet_requests.kind_wanted',
      filterable: true,
      groupable: true,
      values: { texts: 'fleet.kinds', tones: {} },
    },
    {
      key: 'passengers',
      type: 'integer',
      select: 'fleet_requests.passengers',
      filterable: true,
      sortable: true,
      width: 'narrow',
    },
    {
      key: 'load',
      type: 'integer',
      select: 'fleet_requests.load_kg',
      unit: 'kg',
      filterable: true,
      sortable: true,
    },
    {
      key: 'priority',
      type: 'state',
      select: 'fleet_requests.priority',
      filterable: true,
      groupable: true,
      values: {
        texts: 'fleet.priorities',
        tones: { normal: 'neutral', urgent: 'warn', emergency: 'bad' },
      },
    },
    { key: 'vehicle', type: 'text', select: 'fleet_vehicles.plate', filterable: true },
    {
      key: 'state',
      type: 'state',
      select: 'fleet_requests.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'fleet.request_states',
        tones: {
          draft: 'neutral',
          submitted: 'warn',
          approved: 'info',
          rejected: 'bad',
          assigned: 'info',
          departed: 'good',
          returned: 'warn',
          closed: 'good',
          cancelled: 'neutral',
          no_show: 'bad',
        },
      },
    },
  ],
  defaultColumns: [
    'number',
    'state',
    'priority',
    'unit',
    'starts_at',
    'destination',
    'vehicle',
    'kind',
  ],
  defaultSort: '-starts_at',
  views: [
    { key: 'to_approve', filter: 'state:in:submitted', sort: 'starts_at' },
    { key: 'to_serve', filter: 'state:in:approved', sort: 'starts_at' },
    { key: 'to_close', filter: 'state:in:returned', sort: 'starts_at' },
  ],
  actions: [
    {
      key: 'approve',
      permission: 'fleet.requests.approve',
      tone: 'primary',
      confirm: true,
      run: approveSelected,
    },
  ],
})

/** Approves what may be approved; one's own requests and those already decided are counted, not touched. */
async function approveSelected(act: Act, selection: Selection) {
  let approved = 0
  let left = 0
  for await (const ids of selection.chunks(200)) {
    for (const id of ids) {
      try {
        await approveRequest(act, Number(id))
        approved += 1
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        left += 1
      }
    }
  }
  return { message: 'fleet.lists.requests.approved', params: { approved, left } }
}
