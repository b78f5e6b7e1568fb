import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { arrondissementChoices } from '#registry/queries/lookups'
import { prepareSelection } from '#tax/collection/actions/prepare_selection'
import { COLLECTION_STEPS } from '#tax/collection/rules/next_step'

const PAID =
  '(tax_debts.principal_paid_minor + tax_debts.sanction_paid_minor + tax_debts.penalty_paid_minor + tax_debts.fee_paid_minor)'
const LEFT = '(tax_debts.principal_charged_minor - tax_debts.principal_paid_minor)'

/** Notices and what has become of their debts. Lateness depends on the day and is shown on the notice's own page. */
export const noticeList = defineList({
  name: 'tax.notices',
  permission: 'tax.notices.view',
  scope: { arrondissement: 'tax_notices.arrondissement_id' },
  route: 'tax.notices.index',
  key: 'tax_notices.id',
  query: () =>
    db
      .from('tax_notices')
      .join('tax_debts', 'tax_debts.id', 'tax_notices.debt_id')
      .join('tax_roll_articles', 'tax_roll_articles.id', 'tax_notices.article_id')
      .join('tax_rolls', 'tax_rolls.id', 'tax_notices.roll_id')
      .join('registry_parties', 'registry_parties.id', 'tax_notices.party_id')
      .join('registry_territories', 'registry_territories.id', 'tax_notices.arrondissement_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'tax_notices.number',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'tax.notices.show',
    },
    {
      key: 'payer',
      type: 'party',
      select: 'tax_roll_articles.payer_name',
      search: 'words',
      searchOn: 'registry_parties.folded_name',
      folded: true,
    },
    { key: 'title', type: 'text', select: 'tax_roll_articles.land_title', search: 'prefix' },
    {
      key: 'arrondissement',
      type: 'reference',
      select: { fr: 'registry_territories.name_fr', ar: 'registry_territories.name_ar' },
      filterOn: 'tax_notices.arrondissement_id',
      filterable: true,
      groupable: true,
      choices: arrondissementChoices,
    },
    {
      key: 'year',
      type: 'integer',
      plain: true,
      select: 'tax_debts.year',
      filterable: true,
      groupable: true,
    },
    { key: 'roll', type: 'text', select: 'tax_rolls.number', filterable: true, groupable: true },
    {
      key: 'area',
      type: 'decimal',
      select: 'tax_roll_articles.area',
      unit: 'm²',
      decimals: 1,
      total: 'sum',
    },
    {
      key: 'principal',
      type: 'money',
      select: 'tax_debts.principal_charged_minor',
      total: 'sum',
      filterable: true,
      sortable: true,
    },
    { key: 'paid', type: 'money', select: PAID, total: 'sum', filterable: true },
    { key: 'left', type: 'money', select: LEFT, total: 'sum', filterable: true },
    {
      key: 'issued_on',
      type: 'date',
      select: 'tax_notices.issued_on',
      filterable: true,
      groupable: true,
    },
    { key: 'last_on', type: 'date', select: 'tax_debts.payment_last_on', filterable: true },
    { key: 'limitation_on', type: 'date', select: 'tax_debts.limitation_on', filterable: true },
    {
      key: 'state',
      type: 'state',
      select: 'tax_debts.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'tax.states.debt',
        tones: {
          issued: 'info',
          notified: 'info',
          due: 'bad',
          last_notice: 'bad',
          demand: 'bad',
          seizure: 'bad',
          settled: 'good',
          written_off: 'neutral',
          lapsed: 'neutral',
          cancelled: 'neutral',
        },
      },
    },
    { key: 'suspended', type: 'boolean', select: 'tax_debts.suspended', filterable: true },
  ],
  defaultColumns: [
    'number',
    'payer',
    'title',
    'arrondissement',
    'area',
    'principal',
    'left',
    'state',
  ],
  defaultSort: '-number',
  views: [
    {
      key: 'open',
      filter: 'state:in:issued,notified,due,last_notice,demand,seizure',
      sort: '-number',
    },
    { key: 'to_remind', filter: 'state:in:due;suspended:no', sort: '-number' },
    { key: 'to_demand', filter: 'state:in:last_notice;suspended:no', sort: '-number' },
    { key: 'to_seize', filter: 'state:in:demand;suspended:no', sort: '-number' },
    { key: 'settled', filter: 'state:in:settled' },
    { key: 'by_arrondissement', group: 'arrondissement' },
  ],
  actions: COLLECTION_STEPS.map((step) => ({
    key: step,
    permission: 'collection.lists.prepare',
    confirm: true,
    run: prepareSelection(step),
  })),
})
