import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

const creditor = {
  key: 'creditor',
  type: 'party' as const,
  select: 'registry_parties.name_fr',
  search: 'words' as const,
  searchOn: 'registry_parties.folded_name',
  folded: true,
  filterable: true,
  width: 'wide' as const,
}

/** Commitments and where their visa stands. */
export const commitmentList = defineList({
  name: 'budget.commitments',
  permission: 'budget.commitments.view',
  route: 'budget.commitments.index',
  key: 'budget_commitments.id',
  query: () =>
    db
      .from('budget_commitments')
      .leftJoin('budget_lines', 'budget_lines.id', 'budget_commitments.line_id')
      .leftJoin('registry_parties', 'registry_parties.id', 'budget_commitments.party_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'budget_commitments.number',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'budget.commitments.show',
    },
    {
      key: 'object',
      type: 'text',
      select: 'budget_commitments.object',
      filterable: true,
      width: 'wide',
    },
    creditor,
    { key: 'line', type: 'text', select: 'budget_lines.code', filterable: true, groupable: true },
    {
      key: 'nature',
      type: 'text',
      select: 'budget_commitments.nature',
      filterable: true,
      groupable: true,
    },
    {
      key: 'committed_on',
      type: 'date',
      select: 'budget_commitments.committed_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'amount',
      type: 'money',
      select: 'budget_commitments.amount_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'liquidated',
      type: 'money',
      select: 'budget_commitments.liquidated_minor',
      filterable: true,
      total: 'sum',
    },
    {
      key: 'state',
      type: 'state',
      select: 'budget_commitments.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'budget.states.commitment',
        tones: {
          proposed: 'info',
          observed: 'warn',
          visaed: 'good',
          refused: 'bad',
          released: 'neutral',
        },
      },
    },
  ],
  defaultColumns: ['number', 'object', 'creditor', 'line', 'committed_on', 'amount', 'state'],
  defaultSort: '-number',
  views: [
    { key: 'to_visa', filter: 'state:in:proposed', sort: 'number' },
    { key: 'observed', filter: 'state:in:observed' },
  ],
})

/** Mandates: verified, ordered, paid, with the day each is due. */
export const mandateList = defineList({
  name: 'budget.mandates',
  permission: 'budget.mandates.view',
  route: 'budget.mandates.index',
  key: 'budget_mandates.id',
  query: () =>
    db
      .from('budget_mandates')
      .leftJoin('budget_commitments', 'budget_commitments.id', 'budget_mandates.commitment_id')
      .leftJoin('budget_lines', 'budget_lines.id', 'budget_mandates.line_id')
      .leftJoin('registry_parties', 'registry_parties.id', 'budget_mandates.party_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'budget_mandates.number',
      sortOn: 'budget_mandates.id',
      sortable: true,
      filterable: true,
      link: 'budget.mandates.show',
    },
    {
      key: 'object',
      type: 'text',
      select: 'budget_mandates.object',
      // a mandate that is not ordered yet has no number to follow
      link: 'budget.mandates.show',
      filterable: true,
      search: 'contains',
      width: 'wide',
    },
    creditor,
    { key: 'line', type: 'text', select: 'budget_lines.code', filterable: true, groupable: true },
    {
      key: 'gross',
      type: 'money',
      select: 'budget_mandates.gross_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'net',
      type: 'money',
      select: 'budget_mandates.net_minor',
      filterable: true,
      total: 'sum',
    },
    {
      key: 'service_done_on',
      type: 'date',
      select: 'budget_mandates.service_done_on',
      filterable: true,
    },
    {
      key: 'due_on',
      type: 'date',
      select: 'budget_mandates.due_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'paid_on',
      type: 'date',
      select: 'budget_mandates.paid_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'interest',
      type: 'money',
      select: 'budget_mandates.interest_minor',
      filterable: true,
      total: 'sum',
    },
    {
      key: 'state',
      type: 'state',
      select: 'budget_mandates.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'budget.states.mandate',
        tones: { liquidated: 'info', issued: 'warn', paid: 'good', rejected: 'bad' },
      },
    },
  ],
  defaultColumns: ['number', 'object', 'creditor', 'gross', 'net', 'due_on', 'state'],
  defaultSort: '-number',
  views: [
    { key: 'to_issue', filter: 'state:in:liquidated', sort: 'due_on' },
    { key: 'to_pay', filter: 'state:in:issued', sort: 'due_on' },
    { key: 'late', filter: 'state:in:liquidated,issued;due_on:before:today', sort: 'due_on' },
  ],
})
