import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'

/** Every day of rest of the working calendar. */
export const holidayList = defineList({
  name: 'registry.holidays',
  permission: 'registry.calendar.view',
  route: 'registry.holidays.list',
  key: 'registry_holidays.id',
  query: () => db.from('registry_holidays'),
  columns: [
    {
      key: 'day_on',
      type: 'date',
      select: 'registry_holidays.day_on',
      sortable: true,
      filterable: true,
    },
    {
      key: 'name',
      type: 'text',
      select: { fr: 'registry_holidays.name_fr', ar: 'registry_holidays.name_ar' },
      sortable: true,
      filterable: true,
      search: 'contains',
    },
    {
      key: 'other_name',
      type: 'text',
      select: { fr: 'registry_holidays.name_ar', ar: 'registry_holidays.name_fr' },
      search: 'contains',
    },
    {
      key: 'nature',
      type: 'choice',
      select: 'registry_holidays.nature',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.kinds.holiday',
        tones: { fixed: 'neutral', moving: 'info', one_off: 'warn' },
      },
    },
    {
      key: 'certainty',
      type: 'state',
      select: 'registry_holidays.certainty',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.states.holiday',
        tones: { estimated: 'warn', planned: 'info', confirmed: 'good' },
      },
    },
    { key: 'reference', type: 'text', select: 'registry_holidays.reference', width: 'wide' },
  ],
  defaultColumns: ['day_on', 'name', 'other_name', 'nature', 'certainty', 'reference'],
  defaultSort: '-day_on',
  views: [{ key: 'year', filter: 'day_on:on:year' }],
})

/** The fiscal years and where they stand. */
export const fiscalYearList = defineList({
  name: 'registry.fiscal_years',
  permission: 'registry.years.view',
  route: 'registry.fiscal_years.index',
  key: 'registry_fiscal_years.id',
  query: () => db.from('registry_fiscal_years'),
  columns: [
    {
      key: 'year',
      type: 'text',
      select: 'registry_fiscal_years.year',
      sortable: true,
      link: 'registry.fiscal_years.show',
    },
    { key: 'starts_on', type: 'date', select: 'registry_fiscal_years.starts_on' },
    { key: 'ends_on', type: 'date', select: 'registry_fiscal_years.ends_on' },
    {
      key: 'state',
      type: 'state',
      select: 'registry_fiscal_years.state',
      filterable: true,
      values: {
        texts: 'registry.states.fiscal_year',
        tones: { planned: 'neutral', open: 'good', closed: 'info' },
      },
    },
    { key: 'opened_at', type: 'instant', select: 'registry_fiscal_years.opened_at' },
    { key: 'closed_at', type: 'instant', select: 'registry_fiscal_years.closed_at' },
  ],
  defaultColumns: ['year', 'starts_on', 'ends_on', 'state', 'opened_at', 'closed_at'],
  defaultSort: '-year',
})
