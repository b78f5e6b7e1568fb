import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { supplierName } from '#procurement/lists/supplier_column'
import { INVOICE_STAGE, withLiveMandate } from '#procurement/queries/invoice_stage'

/** Purchase orders. */
export const orderList = defineList({
  name: 'procurement.orders',
  permission: 'procurement.orders.view',
  scope: { unit: 'procurement_requests.unit_id' },
  route: 'procurement.orders.index',
  key: 'procurement_orders.id',
  query: () =>
    db
      .from('procurement_orders')
      .leftJoin('procurement_requests', 'procurement_requests.id', 'procurement_orders.request_id')
      .leftJoin(
        'procurement_suppliers',
        'procurement_suppliers.id',
        'procurement_orders.supplier_id'
      )
      .leftJoin('registry_parties', 'registry_parties.id', 'procurement_suppliers.party_id')
      .leftJoin('budget_lines', 'budget_lines.id', 'procurement_orders.line_id')
      .leftJoin('budget_commitments', 'budget_commitments.id', 'procurement_orders.commitment_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: `coalesce(procurement_orders.number, '—')`,
      sortOn: 'procurement_orders.id',
      sortable: true,
      filterable: true,
      search: 'prefix',
      searchOn: 'procurement_orders.number',
      link: 'procurement.orders.show',
    },
    {
      key: 'object',
      type: 'text',
      select: 'procurement_orders.object',
      filterable: true,
      width: 'wide',
      link: 'procurement.orders.show',
    },
    supplierName,
    {
      key: 'nature',
      type: 'text',
      select: 'procurement_orders.nature',
      filterable: true,
      groupable: true,
    },
    { key: 'line', type: 'text', select: 'budget_lines.code', filterable: true, groupable: true },
    {
      key: 'amount',
      type: 'money',
      select: 'procurement_orders.amount_ttc_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'signed_on',
      type: 'date',
      select: 'procurement_orders.signed_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'due_on',
      type: 'date',
      select: 'procurement_orders.due_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'visa',
      type: 'choice',
      select: 'budget_commitments.state',
      filterable: true,
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
    {
      key: 'state',
      type: 'state',
      select: 'procurement_orders.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'procurement.states.order',
        tones: {
          prepared: 'neutral',
          committed: 'info',
          signed: 'info',
          partly_received: 'warn',
          received: 'good',
          closed: 'good',
          cancelled: 'neutral',
        },
      },
    },
  ],
  defaultColumns: ['number', 'object', 'supplier', 'amount', 'signed_on', 'due_on', 'state'],
  defaultSort: '-number',
  views: [
    { key: 'to_commit', filter: 'state:in:prepared' },
    { key: 'to_sign', filter: 'state:in:committed;visa:in:visaed' },
    { key: 'expected', filter: 'state:in:signed,partly_received', sort: 'due_on' },
    { key: 'late', filter: 'state:in:signed,partly_received;due_on:before:today', sort: 'due_on' },
  ],
})

/** Suppliers' invoices. */
export const invoiceList = defineList({
  name: 'procurement.invoices',
  permission: 'procurement.orders.view',
  scope: { unit: 'procurement_requests.unit_id' },
  route: 'procurement.invoices.index',
  key: 'procurement_invoices.id',
  query: () =>
    withLiveMandate(db.from('procurement_invoices'))
      .leftJoin('procurement_orders', 'procurement_orders.id', 'procurement_invoices.order_id')
      .leftJoin('procurement_requests', 'procurement_requests.id', 'procurement_orders.request_id')
      .leftJoin(
        'procurement_suppliers',
        'procurement_suppliers.id',
        'procurement_invoices.supplier_id'
      )
      .leftJoin('registry_parties', 'registry_parties.id', 'procurement_suppliers.party_id'),
  columns: [
    {
      key: 'reference',
      type: 'text',
      select: 'procurement_invoices.reference',
      filterable: true,
      search: 'contains',
      link: 'procurement.invoices.show',
    },
    supplierName,
    { key: 'order', type: 'text', select: 'procurement_orders.number', filterable: true },
    {
      key: 'invoiced_on',
      type: 'date',
      select: 'procurement_invoices.invoiced_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'received_on',
      type: 'date',
      select: 'procurement_invoices.received_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'amount',
      type: 'money',
      select: 'procurement_invoices.amount_ttc_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'entered',
      type: 'integer',
      select: 'procurement_invoices.id',
      sortable: true,
      hidden: true,
    },
    {
      key: 'state',
      type: 'state',
      select: INVOICE_STAGE,
      filterable: true,
      groupable: true,
      values: {
        texts: 'procurement.states.invoice',
        tones: {
          disputed: 'bad',
          matched: 'info',
          liquidated: 'warn',
          issued: 'warn',
          paid: 'good',
          returned: 'neutral',
        },
      },
    },
  ],
  defaultColumns: ['reference', 'supplier', 'order', 'invoiced_on', 'amount', 'state'],
  defaultSort: '-entered',
  views: [
    { key: 'disputed', filter: 'state:in:disputed' },
    { key: 'to_liquidate', filter: 'state:in:matched' },
    { key: 'unpaid', filter: 'state:in:matched,liquidated,issued', sort: 'received_on' },
  ],
})
