import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { unitChoices } from '#registry/queries/lookups'

const amount = (key: string) => ({
  key,
  type: 'money' as const,
  select: `budget_lines.${key}_minor`,
  sortable: true,
  filterable: true,
  total: 'sum' as const,
})

/** Credit lines with what is voted, reserved, committed, verified, ordered and paid of each. */
export const lineList = defineList({
  name: 'budget.lines',
  permission: 'budget.lines.view',
  route: 'budget.lines.index',
  key: 'budget_lines.id',
  query: () =>
    db.from('budget_lines').leftJoin('registry_units', 'registry_units.id', 'budget_lines.unit_id'),
  columns: [
    {
      key: 'code',
      type: 'text',
      select: 'budget_lines.code',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'budget.lines.show',
    },
    {
      key: 'label',
      type: 'text',
      select: {
        fr: 'budget_lines.label_fr',
        ar: 'coalesce(budget_lines.label_ar, budget_lines.label_fr)',
      },
      filterable: true,
      width: 'wide',
    },
    {
      key: 'year',
      type: 'integer',
      plain: true,
      select: 'budget_lines.year',
      sortable: true,
      filterable: true,
      groupable: true,
    },
    {
      key: 'section',
      type: 'choice',
      select: 'budget_lines.section',
      filterable: true,
      groupable: true,
      values: { texts: 'budget.sections', tones: { operating: 'neutral', equipment: 'info' } },
    },
    {
      key: 'chapter',
      type: 'text',
      select: 'budget_lines.chapter',
      filterable: true,
      groupable: true,
    },
    {
      key: 'unit',
      type: 'reference',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
      filterOn: 'budget_lines.unit_id',
      filterable: true,
      groupable: true,
      choices: unitChoices,
    },
    amount('opened'),
    amount('pre_committed'),
    amount('committed'),
    {
      key: 'available',
      type: 'money',
      select:
        'budget_lines.opened_minor - budget_lines.pre_committed_minor - budget_lines.committed_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
    },
    amount('liquidated'),
    amount('mandated'),
    amount('paid'),
  ],
  defaultColumns: [
    'code',
    'label',
    'section',
    'opened',
    'pre_committed',
    'committed',
    'available',
    'mandated',
  ],
  defaultSort: 'code',
  views: [
    { key: 'equipment', filter: 'section:in:equipment' },
    { key: 'operating', filter: 'section:in:operating' },
    { key: 'exhausted', filter: 'available:lte:0', sort: 'code' },
  ],
})
