import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

export const receiptList = defineList({
  name: 'cash.receipts',
  permission: 'cash.receipts.view',
  route: 'cash.receipts.index',
  key: 'tax_receipts.id',
  query: () =>
    db
      .from('tax_receipts')
      .join('tax_payments', 'tax_payments.id', 'tax_receipts.payment_id')
      .join('tax_tills', 'tax_tills.id', 'tax_receipts.till_id')
      .join('platform_users', 'platform_users.id', 'tax_payments.cashier_id')
      .leftJoin('tax_payments as contra', 'contra.reverses_id', 'tax_payments.id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'tax_receipts.number',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'cash.receipts.show',
    },
    {
      key: 'paid_on',
      type: 'date',
      select: 'tax_payments.paid_on',
      sortable: true,
      filterable: true,
      groupable: true,
    },
    {
      key: 'payer',
      type: 'party',
      select: 'tax_payments.payer_name',
      filterable: true,
      search: 'prefix',
    },
    { key: 'till', type: 'text', select: 'tax_tills.code', filterable: true, groupable: true },
    {
      key: 'cashier',
      type: 'text',
      select: namesOf('platform_users'),
      filterable: true,
    },
    {
      key: 'means',
      type: 'state',
      select: 'tax_payments.means',
      filterable: true,
      groupable: true,
      values: {
        texts: 'cash.means',
        tones: { cash: 'neutral', cheque: 'neutral', card: 'neutral', transfer: 'neutral' },
      },
    },
    {
      key: 'amount',
      type: 'money',
      select: 'tax_payments.amount_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    {
      key: 'standing',
      type: 'state',
      select: `IF(contra.id IS NULL, 'standing', 'taken_back')`,
      filterable: true,
      values: { texts: 'cash.receipt_states', tones: { standing: 'good', taken_back: 'bad' } },
    },
  ],
  defaultColumns: ['number', 'paid_on', 'payer', 'till', 'means', 'amount', 'standing'],
  defaultSort: '-number',
})
