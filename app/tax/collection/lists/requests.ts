import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { arrondissementChoices } from '#registry/queries/lookups'

/** Claims, requests for remission and proposals of write-off. */
export const requestList = defineList({
  name: 'collection.requests',
  permission: 'tax.debts.view',
  scope: { arrondissement: 'tax_debt_requests.arrondissement_id' },
  route: 'collection.requests.index',
  key: 'tax_debt_requests.id',
  query: () =>
    db
      .from('tax_debt_requests')
      .join('tax_notices', 'tax_notices.debt_id', 'tax_debt_requests.debt_id')
      .join('tax_roll_articles', 'tax_roll_articles.id', 'tax_notices.article_id')
      .join(
        'registry_territories',
        'registry_territories.id',
        'tax_debt_requests.arrondissement_id'
      ),
  columns: [
    { key: 'notice_id', type: 'integer', select: 'tax_notices.id', hidden: true },
    {
      key: 'number',
      type: 'text',
      select: 'tax_debt_requests.number',
      sortable: true,
      unique: true,
      search: 'prefix',
      link: (row) => ({ route: 'tax.notices.show', params: [row.notice_id] }),
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'tax_debt_requests.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'collection.request_kinds',
        tones: { relief: 'info', remission: 'info', write_off: 'warn' },
      },
    },
    { key: 'notice', type: 'text', select: 'tax_notices.number', search: 'prefix' },
    { key: 'payer', type: 'party', select: 'tax_roll_articles.payer_name' },
    {
      key: 'arrondissement',
      type: 'reference',
      select: { fr: 'registry_territories.name_fr', ar: 'registry_territories.name_ar' },
      filterOn: 'tax_debt_requests.arrondissement_id',
      filterable: true,
      groupable: true,
      choices: arrondissementChoices,
    },
    { key: 'filed_on', type: 'date', select: 'tax_debt_requests.filed_on', filterable: true },
    {
      key: 'late',
      type: 'boolean',
      select:
        '(tax_debt_requests.last_on is not null and tax_debt_requests.filed_on > tax_debt_requests.last_on)',
      filterable: true,
    },
    {
      key: 'amount',
      type: 'money',
      select:
        'nullif(tax_debt_requests.principal_minor + tax_debt_requests.sanction_minor + tax_debt_requests.late_minor, 0)',
      total: 'sum',
    },
    { key: 'reason', type: 'text', select: 'tax_debt_requests.reason' },
    {
      key: 'state',
      type: 'state',
      select: 'tax_debt_requests.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'collection.request_states',
        tones: { asked: 'warn', granted: 'good', rejected: 'bad' },
      },
    },
  ],
  defaultColumns: [
    'number',
    'kind',
    'notice',
    'payer',
    'arrondissement',
    'filed_on',
    'amount',
    'state',
  ],
  defaultSort: '-number',
  views: [{ key: 'to_decide', filter: 'state:in:asked' }],
})
