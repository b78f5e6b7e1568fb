import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { unitChoices } from '#registry/queries/lookups'

const unit = {
  key: 'unit',
  type: 'reference' as const,
  select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
  filterOn: 'procurement_requests.unit_id',
  filterable: true,
  groupable: true,
  choices: unitChoices,
}

/** What services ask to buy. */
export const requestList = defineList({
  name: 'procurement.requests',
  permission: 'procurement.requests.view',
  scope: { unit: 'procurement_requests.unit_id' },
  route: 'procurement.requests.index',
  key: 'procurement_requests.id',
  query: () =>
    db
      .from('procurement_requests')
      .leftJoin('registry_units', 'registry_units.id', 'procurement_requests.unit_id')
      .leftJoin('budget_lines', 'budget_lines.id', 'procurement_requests.line_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: `coalesce(procurement_requests.number, '—')`,
      sortOn: 'procurement_requests.id',
      sortable: true,
      filterable: true,
      search: 'prefix',
      searchOn: 'procurement_requests.number',
      link: 'procurement.requests.show',
    },
    {
      key: 'object',
      type: 'text',
      select: 'procurement_requests.object',
      filterable: true,
      search: 'contains',
      width: 'wide',
      link: 'procurement.requests.show',
    },
    unit,
    {
      key: 'nature',
      type: 'text',
      select: 'procurement_requests.nature',
      filterable: true,
      groupable: true,
    },
    { key: 'line', type: 'text', select: 'budget_lines.code', filterable: true, groupable: true },
    {
      key: 'estimate',
      type: 'money',
      select: 'procurement_requests.estimate_ttc_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'needed_on',
      type: 'date',
      select: 'procurement_requests.needed_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'requester',
      type: 'text',
      select: 'procurement_requests.requested_by_name',
      filterable: true,
    },
    {
      key: 'state',
      type: 'state',
      select: 'procurement_requests.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'procurement.states.request',
        tones: {
          draft: 'neutral',
          submitted: 'warn',
          approved: 'info',
          rejected: 'bad',
          consulted: 'info',
          ordered: 'good',
          cancelled: 'neutral',
        },
      },
    },
  ],
  defaultColumns: ['number', 'object', 'unit', 'estimate', 'needed_on', 'state'],
  defaultSort: '-number',
  views: [
    { key: 'to_approve', filter: 'state:in:submitted', sort: 'needed_on' },
    { key: 'to_consult', filter: 'state:in:approved', sort: 'needed_on' },
  ],
})

/** Purchase notices and where their quotes stand. */
export const noticeList = defineList({
  name: 'procurement.notices',
  permission: 'procurement.orders.view',
  scope: { unit: 'procurement_requests.unit_id' },
  route: 'procurement.notices.index',
  key: 'procurement_notices.id',
  query: () =>
    db
      .from('procurement_notices')
      .leftJoin(
        'procurement_requests',
        'procurement_requests.id',
        'procurement_notices.request_id'
      ),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'procurement_notices.number',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'procurement.notices.show',
    },
    {
      key: 'object',
      type: 'text',
      select: 'procurement_requests.object',
      filterable: true,
      width: 'wide',
    },
    {
      key: 'nature',
      type: 'text',
      select: 'procurement_requests.nature',
      filterable: true,
      groupable: true,
    },
    {
      key: 'estimate',
      type: 'money',
      select: 'procurement_requests.estimate_ttc_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'published_at',
      type: 'instant',
      select: 'procurement_notices.published_at',
      filterable: true,
    },
    {
      key: 'deadline_at',
      type: 'instant',
      select: 'procurement_notices.deadline_at',
      sortable: true,
      filterable: true,
    },
    {
      key: 'quotes',
      type: 'integer',
      select:
        '(select count(*) from procurement_quotes q where q.notice_id = procurement_notices.id)',
    },
    {
      key: 'state',
      type: 'state',
      select: 'procurement_notices.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'procurement.states.notice',
        tones: {
          published: 'info',
          comparing: 'warn',
          awarded: 'good',
          unsuccessful: 'bad',
          cancelled: 'neutral',
        },
      },
    },
  ],
  defaultColumns: ['number', 'object', 'estimate', 'deadline_at', 'quotes', 'state'],
  defaultSort: '-number',
  views: [{ key: 'open', filter: 'state:in:published,comparing', sort: 'deadline_at' }],
})
