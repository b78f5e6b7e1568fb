import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { arrondissementChoices } from '#registry/queries/lookups'

/** The register of undeveloped plots, with the first owner of each. */
export const plotList = defineList({
  name: 'tax.plots',
  permission: 'tax.plots.view',
  scope: { arrondissement: 'tax_plots.arrondissement_id' },
  route: 'tax.plots.index',
  key: 'tax_plots.id',
  query: () =>
    db
      .from('tax_plots')
      .leftJoin('registry_parties', 'registry_parties.id', 'tax_plots.party_id')
      .join('registry_territories', 'registry_territories.id', 'tax_plots.arrondissement_id'),
  columns: [
    {
      key: 'title',
      type: 'text',
      select: 'tax_plots.land_title',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'tax.plots.show',
    },
    {
      key: 'owner',
      type: 'party',
      select: 'registry_parties.name_fr',
      search: 'words',
      searchOn: 'registry_parties.folded_name',
      folded: true,
    },
    { key: 'owner_count', type: 'integer', select: 'tax_plots.owner_count', filterable: true },
    {
      key: 'arrondissement',
      type: 'reference',
      select: { fr: 'registry_territories.name_fr', ar: 'registry_territories.name_ar' },
      filterOn: 'tax_plots.arrondissement_id',
      filterable: true,
      groupable: true,
      choices: arrondissementChoices,
    },
    { key: 'address', type: 'text', select: 'tax_plots.address' },
    {
      key: 'area',
      type: 'decimal',
      select: 'tax_plots.area',
      unit: 'm²',
      decimals: 1,
      total: 'sum',
      filterable: true,
      sortable: true,
    },
    {
      key: 'zone',
      type: 'choice',
      select: 'tax_plots.zone',
      filterable: true,
      groupable: true,
      values: { texts: 'tax.zones', tones: {} },
    },
    {
      key: 'exemption',
      type: 'text',
      named: 'exemptions',
      select: `(select concat('tax.', e.code) from tax_exemptions e where e.plot_id = tax_plots.id and e.withdrawn_at is null
          and e.starts_on <= current_date and (e.ends_on is null or e.ends_on >= current_date) limit 1)`,
    },
    {
      key: 'census_reference',
      type: 'text',
      select: 'tax_plots.census_reference',
      search: 'prefix',
      filterable: true,
    },
    {
      key: 'state',
      type: 'state',
      select: 'tax_plots.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'tax.states.plot',
        tones: {
          active: 'good',
          split: 'neutral',
          merged: 'neutral',
          built: 'info',
          closed: 'neutral',
        },
      },
    },
    { key: 'updated_at', type: 'instant', select: 'tax_plots.updated_at', filterable: true },
  ],
  defaultColumns: ['title', 'owner', 'arrondissement', 'address', 'area', 'zone', 'exemption'],
  defaultSort: 'title',
  views: [
    { key: 'large', filter: 'area:gte:5000;state:in:active', sort: '-area' },
    {
      key: 'shared',
      filter: 'owner_count:gt:1',
      columns: ['title', 'owner', 'owner_count', 'arrondissement', 'area', 'zone'],
    },
    { key: 'by_arrondissement', group: 'arrondissement' },
  ],
})
