import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

/** Without a total: the commune, its préfectures and its arrondissements would count everybody three times. */
const figure = (key: string) => ({
  key,
  type: 'integer' as const,
  select: `registry_territories.${key}`,
  sortable: true,
  filterable: true,
})

/** The arrondissements, préfectures and the commune, with the figures of the census. */
export const territoryList = defineList({
  name: 'registry.territories',
  permission: 'registry.territory.view',
  route: 'registry.territories.index',
  key: 'registry_territories.id',
  query: () =>
    db
      .from('registry_territories')
      .leftJoin('registry_territories as parent', 'parent.id', 'registry_territories.parent_id'),
  columns: [
    {
      key: 'code',
      type: 'text',
      select: 'registry_territories.code',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'registry.territories.show',
    },
    {
      key: 'name',
      type: 'text',
      select: { fr: 'registry_territories.name_fr', ar: 'registry_territories.name_ar' },
      sortable: true,
      filterable: true,
      search: 'contains',
    },
    {
      key: 'other_name',
      type: 'text',
      select: { fr: 'registry_territories.name_ar', ar: 'registry_territories.name_fr' },
      search: 'contains',
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'registry_territories.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.kinds.territory',
        tones: { commune: 'neutral', prefecture: 'neutral', arrondissement: 'neutral' },
      },
    },
    {
      key: 'prefecture',
      type: 'text',
      select: { fr: 'parent.name_fr', ar: 'parent.name_ar' },
      groupable: true,
    },
    figure('population'),
    figure('households'),
    figure('establishments'),
    figure('business_establishments'),
    figure('jobs'),
  ],
  defaultColumns: [
    'code',
    'name',
    'other_name',
    'kind',
    'prefecture',
    'population',
    'households',
    'jobs',
  ],
  defaultSort: 'code',
  views: [
    {
      key: 'arrondissements',
      filter: 'kind:in:arrondissement',
      columns: [
        'code',
        'name',
        'other_name',
        'prefecture',
        'population',
        'households',
        'establishments',
        'jobs',
      ],
    },
  ],
})

/** Every structure under its latest name. */
export const unitList = defineList({
  name: 'registry.units',
  permission: 'registry.units.view',
  route: 'registry.units.list',
  key: 'registry_units.id',
  query: () =>
    db
      .from('registry_units')
      .leftJoin('registry_unit_versions as v', (join) => {
        join.on('v.unit_id', '=', 'registry_units.id').andOnNull('v.valid_to')
      })
      .leftJoin('registry_units as parent', 'parent.id', 'v.parent_id')
      .leftJoin('registry_parties as head', 'head.id', 'v.head_id'),
  columns: [
    {
      key: 'code',
      type: 'text',
      select: 'registry_units.code',
      sortable: true,
      filterable: true,
      search: 'prefix',
      link: 'registry.units.show',
    },
    {
      key: 'name',
      type: 'text',
      select: { fr: 'registry_units.name_fr', ar: 'registry_units.name_ar' },
      sortable: true,
      filterable: true,
      search: 'contains',
    },
    {
      key: 'other_name',
      type: 'text',
      select: { fr: 'registry_units.name_ar', ar: 'registry_units.name_fr' },
      search: 'contains',
    },
    {
      key: 'kind',
      type: 'choice',
      select: 'registry_units.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.kinds.unit',
        tones: {
          presidency: 'neutral',
          general_directorate: 'neutral',
          directorate: 'neutral',
          division: 'neutral',
          service: 'neutral',
          office: 'neutral',
        },
      },
    },
    {
      key: 'parent',
      type: 'text',
      select: { fr: 'parent.name_fr', ar: 'parent.name_ar' },
      groupable: true,
    },
    { key: 'head', type: 'party', select: namesOf('head') },
    { key: 'since', type: 'date', select: 'v.valid_from', filterable: true },
    { key: 'closed', type: 'boolean', select: 'v.id is null', filterable: true },
  ],
  defaultColumns: ['code', 'name', 'other_name', 'kind', 'parent', 'head', 'since'],
  defaultSort: 'code',
  views: [{ key: 'standing', filter: 'closed:no' }],
})
