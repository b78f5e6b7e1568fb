import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

/** Declarations as filed and stamped. */
export const declarationList = defineList({
  name: 'tax.declarations',
  permission: 'tax.plots.view',
  scope: { arrondissement: 'tax_plots.arrondissement_id' },
  route: 'tax.declarations.index',
  key: 'tax_declarations.id',
  query: () =>
    db
      .from('tax_declarations')
      .join('tax_plots', 'tax_plots.id', 'tax_declarations.plot_id')
      .leftJoin('registry_parties', 'registry_parties.id', 'tax_declarations.party_id'),
  columns: [
    { key: 'plot', type: 'integer', select: 'tax_declarations.plot_id', hidden: true },
    {
      key: 'number',
      type: 'text',
      select: 'tax_declarations.number',
      sortable: true,
      search: 'prefix',
    },
    {
      key: 'title',
      type: 'text',
      select: 'tax_plots.land_title',
      search: 'prefix',
      link: (row) => ({ route: 'tax.plots.show', params: [row.plot] }),
    },
    {
      key: 'declarer',
      type: 'party',
      select: 'registry_parties.name_fr',
      search: 'words',
      searchOn: 'registry_parties.folded_name',
      folded: true,
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'tax_declarations.kind',
      filterable: true,
      groupable: true,
      values: { texts: 'tax.declaration_kinds', tones: {} },
    },
    {
      key: 'year',
      type: 'integer',
      plain: true,
      select: 'tax_declarations.year',
      filterable: true,
      groupable: true,
    },
    {
      key: 'filed_on',
      type: 'date',
      select: 'tax_declarations.filed_on',
      filterable: true,
      groupable: true,
    },
    { key: 'last_on', type: 'date', select: 'tax_declarations.last_on', filterable: true },
    {
      key: 'late',
      type: 'boolean',
      select: '(tax_declarations.filed_on > tax_declarations.last_on)',
      filterable: true,
    },
    {
      key: 'computed',
      type: 'money',
      select: 'tax_declarations.computed_minor',
      total: 'sum',
      filterable: true,
    },
    {
      key: 'sanction',
      type: 'money',
      select: 'tax_declarations.sanction_minor',
      total: 'sum',
      filterable: true,
    },
  ],
  defaultColumns: [
    'number',
    'title',
    'declarer',
    'kind',
    'year',
    'filed_on',
    'late',
    'computed',
    'sanction',
  ],
  defaultSort: '-number',
  views: [{ key: 'late', filter: 'late:yes' }],
})
