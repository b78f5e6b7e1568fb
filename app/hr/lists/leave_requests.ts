import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'
import { unitChoices } from '#registry/queries/lookups'

/** Every leave request that one may see. */
export const leaveRequestList = defineList({
  name: 'hr.leave_requests',
  permission: 'hr.leave.view',
  scope: {
    unit: 'hr_leave_requests.unit_id',
    arrondissement: 'hr_leave_requests.arrondissement_id',
  },
  route: 'hr.leave_requests.index',
  key: 'hr_leave_requests.id',
  query: () =>
    db
      .from('hr_leave_requests')
      .join('hr_agents', 'hr_agents.id', 'hr_leave_requests.agent_id')
      .leftJoin('registry_units', 'registry_units.id', 'hr_leave_requests.unit_id'),
  columns: [
    {
      key: 'id',
      type: 'integer',
      select: 'hr_leave_requests.id',
      sortable: true,
      link: 'hr.leave_requests.show',
      width: 'narrow',
    },
    {
      key: 'name',
      type: 'party',
      select: namesOf('hr_agents'),
      search: 'words',
      searchOn: 'hr_agents.folded_name',
      folded: true,
      link: 'hr.leave_requests.show',
    },
    {
      key: 'ppr',
      type: 'text',
      select: 'hr_agents.ppr',
      filterable: true,
      search: 'prefix',
      width: 'narrow',
    },
    {
      key: 'unit',
      type: 'reference',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
      filterOn: 'hr_leave_requests.unit_id',
      filterable: true,
      groupable: true,
      choices: unitChoices,
      width: 'wide',
    },
    {
      key: 'type',
      type: 'choice',
      select: 'hr_leave_requests.type',
      filterable: true,
      groupable: true,
      values: { texts: 'hr.leave_types', tones: {} },
    },
    {
      key: 'starts_on',
      type: 'date',
      select: 'hr_leave_requests.starts_on',
      filterable: true,
      sortable: true,
    },
    {
      key: 'ends_on',
      type: 'date',
      select: 'hr_leave_requests.ends_on',
      filterable: true,
      sortable: true,
    },
    {
      key: 'days',
      type: 'decimal',
      select: 'hr_leave_requests.half_days / 2',
      total: 'sum',
      width: 'narrow',
      decimals: 1,
    },
    {
      key: 'number',
      type: 'text',
      select: 'hr_leave_requests.number',
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'state',
      type: 'state',
      select: 'hr_leave_requests.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'hr.leave_states',
        tones: {
          submitted: 'warn',
          endorsed: 'info',
          granted: 'good',
          refused: 'bad',
          withdrawn: 'neutral',
          cancelled: 'neutral',
        },
      },
    },
  ],
  defaultColumns: ['name', 'unit', 'type', 'starts_on', 'ends_on', 'days', 'number', 'state'],
  defaultSort: '-starts_on',
  views: [
    { key: 'waiting', filter: 'state:in:submitted,endorsed', sort: 'starts_on' },
    {
      key: 'away',
      filter: 'state:in:granted;starts_on:until:today;ends_on:from:today',
      sort: 'ends_on',
    },
    { key: 'coming', filter: 'state:in:granted;starts_on:after:today', sort: 'starts_on' },
  ],
})
