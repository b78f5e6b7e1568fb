import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { arrondissementChoices } from '#registry/queries/lookups'

/** Acts of forced collection: proposed, served, or left out with the reason. */
export const collectionActList = defineList({
  name: 'collection.acts',
  permission: 'tax.debts.view',
  scope: { arrondissement: 'tax_debts.arrondissement_id' },
  route: 'collection.acts.index',
  key: 'tax_collection_acts.id',
  query: () =>
    db
      .from('tax_collection_acts')
      .join('tax_collection_lists', 'tax_collection_lists.id', 'tax_collection_acts.list_id')
      .join('tax_debts', 'tax_debts.id', 'tax_collection_acts.debt_id')
      .join('tax_notices', 'tax_notices.debt_id', 'tax_debts.id')
      .join('tax_roll_articles', 'tax_roll_articles.id', 'tax_notices.article_id')
      .join('registry_territories', 'registry_territories.id', 'tax_debts.arrondissement_id'),
  columns: [
    { key: 'id', type: 'integer', select: 'tax_collection_acts.id', hidden: true, sortable: true },
    { key: 'notice_id', type: 'integer', select: 'tax_notices.id', hidden: true },
    {
      key: 'number',
      type: 'text',
      select: 'tax_collection_acts.number',
      search: 'prefix',
      link: (row) => (row.number ? { route: 'collection.acts.document', params: [row.id] } : null),
    },
    {
      key: 'list',
      type: 'text',
      select: 'tax_collection_lists.number',
      filterable: true,
      groupable: true,
    },
    {
      key: 'step',
      type: 'choice',
      select: 'tax_collection_acts.step',
      filterable: true,
      groupable: true,
      values: {
        texts: 'collection.steps',
        tones: { last_notice: 'info', demand: 'warn', seizure: 'bad' },
      },
    },
    {
      key: 'notice',
      type: 'text',
      select: 'tax_notices.number',
      filterable: true,
      search: 'prefix',
      link: (row) => ({ route: 'tax.notices.show', params: [row.notice_id] }),
    },
    { key: 'payer', type: 'party', select: 'tax_roll_articles.payer_name' },
    {
      key: 'arrondissement',
      type: 'reference',
      select: { fr: 'registry_territories.name_fr', ar: 'registry_territories.name_ar' },
      filterOn: 'tax_debts.arrondissement_id',
      filterable: true,
      groupable: true,
      choices: arrondissementChoices,
    },
    { key: 'owed', type: 'money', select: 'tax_collection_acts.owed_minor', total: 'sum' },
    { key: 'fee', type: 'money', select: 'tax_collection_acts.fee_minor', total: 'sum' },
    { key: 'served_on', type: 'date', select: 'tax_collection_acts.served_on', filterable: true },
    {
      key: 'state',
      type: 'state',
      select: 'tax_collection_acts.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'collection.act_states',
        tones: { proposed: 'warn', served: 'good', left: 'neutral' },
      },
    },
    {
      key: 'because',
      type: 'choice',
      select: 'tax_collection_acts.left_because',
      filterable: true,
      values: { texts: 'collection.left', tones: {} },
    },
  ],
  defaultColumns: [
    'number',
    'list',
    'step',
    'notice',
    'payer',
    'owed',
    'fee',
    'served_on',
    'state',
  ],
  defaultSort: '-id',
  views: [{ key: 'by_step', group: 'step' }],
})
