import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { arrondissementChoices } from '#registry/queries/lookups'
import { Roll } from '#tax/models/roll'

/** The verdict of a dry run on every plot: taxed, exempt and why, below the minimum, to be looked at. */
export const rollLineList = defineList({
  name: 'tax.roll_lines',
  permission: 'tax.rolls.view',
  route: 'tax.roll_lines.index',
  key: 'tax_roll_lines.id',
  query: () =>
    db
      .from('tax_roll_lines')
      .join('tax_plots', 'tax_plots.id', 'tax_roll_lines.plot_id')
      .leftJoin('registry_parties', 'registry_parties.id', 'tax_plots.party_id')
      .join('registry_territories', 'registry_territories.id', 'tax_roll_lines.arrondissement_id'),
  columns: [
    { key: 'plot', type: 'integer', select: 'tax_roll_lines.plot_id', hidden: true },
    {
      key: 'roll',
      type: 'reference',
      select: 'tax_roll_lines.roll_id',
      filterable: true,
      hidden: true,
      choices: rollChoices,
    },
    {
      key: 'title',
      type: 'text',
      select: 'tax_plots.land_title',
      search: 'prefix',
      link: (row) => ({ route: 'tax.plots.show', params: [row.plot] }),
      sortable: true,
    },
    {
      key: 'owner',
      type: 'party',
      select: 'registry_parties.name_fr',
      search: 'words',
      searchOn: 'registry_parties.folded_name',
      folded: true,
    },
    {
      key: 'arrondissement',
      type: 'reference',
      select: { fr: 'registry_territories.name_fr', ar: 'registry_territories.name_ar' },
      filterOn: 'tax_roll_lines.arrondissement_id',
      filterable: true,
      groupable: true,
      choices: arrondissementChoices,
    },
    {
      key: 'area',
      type: 'decimal',
      select: 'tax_plots.area',
      unit: 'm²',
      decimals: 1,
      total: 'sum',
    },
    {
      key: 'zone',
      type: 'choice',
      select: 'tax_roll_lines.zone',
      filterable: true,
      groupable: true,
      values: { texts: 'tax.zones', tones: {} },
    },
    {
      key: 'tax',
      type: 'money',
      select: 'tax_roll_lines.tax_minor',
      total: 'sum',
      filterable: true,
      sortable: true,
    },
    {
      key: 'previous',
      type: 'money',
      select: 'tax_roll_lines.previous_minor',
      total: 'sum',
      filterable: true,
    },
    {
      key: 'verdict',
      type: 'state',
      select: 'tax_roll_lines.verdict',
      filterable: true,
      groupable: true,
      values: {
        texts: 'tax.verdicts',
        tones: {
          taxed: 'good',
          exempt: 'info',
          below_minimum: 'neutral',
          untaxed: 'neutral',
          already_issued: 'neutral',
          anomaly: 'bad',
        },
      },
    },
    {
      key: 'reason',
      type: 'choice',
      select: 'tax_roll_lines.reason',
      filterable: true,
      groupable: true,
      values: { texts: 'tax.reasons', tones: {} },
    },
  ],
  defaultColumns: [
    'title',
    'owner',
    'arrondissement',
    'area',
    'zone',
    'tax',
    'previous',
    'verdict',
    'reason',
  ],
  defaultSort: '-tax',
})

/** A roll is known by its number; before it is issued, by its year. */
async function rollChoices() {
  const rolls = await Roll.query().orderBy('id', 'desc')
  return rolls.map((roll) => ({ value: String(roll.id), label: roll.number ?? String(roll.year) }))
}
