import router from '@adonisjs/core/services/router'
import i18nManager from '@adonisjs/i18n/services/main'
import db from '@adonisjs/lucid/services/db'
import { Act } from '#platform/act'
import type { Selection } from '#platform/lists/selection'
import { defineList } from '#platform/lists/definition'
import { installed } from '#platform/modules'
import type { ModuleDefinition } from '#platform/modules'
import { open } from '#platform/http/guards'
import { middleware } from '#platform/http/middleware/named'
import { listPanel } from '#platform/lists/embedded'
import { renderList } from '#platform/lists/render'
import { Access } from '#platform/permissions/access'
import type { Grant } from '#platform/permissions/access'

/** Rows that the trial action was run on. */
export const reminded: number[] = []

async function remindOwners(_act: Act, selection: Selection) {
  for await (const keys of selection.chunks()) reminded.push(...keys.map(Number))
  return { message: 'lists.trial.reminded', params: { count: reminded.length } }
}

/** A small list of land deeds on a table of its own, for tests of the engine. */
export const deedList = defineList({
  name: 'deeds.all',
  texts: 'lists.trial',
  permission: 'deeds.view',
  scope: { arrondissement: 'trial_deeds.arrondissement_id' },
  route: 'trial.deeds',
  key: 'trial_deeds.id',
  query: () =>
    db
      .from('trial_deeds')
      .leftJoin('trial_places', 'trial_places.id', 'trial_deeds.arrondissement_id'),
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'trial_deeds.number',
      unique: true,
      sortable: true,
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'owner',
      type: 'party',
      select: 'trial_deeds.owner',
      sortable: true,
      filterable: true,
      search: 'words',
      searchOn: 'trial_deeds.search_text',
      folded: true,
    },
    {
      key: 'place',
      type: 'reference',
      select: { fr: 'trial_places.name_fr', ar: 'trial_places.name_ar' },
      filterOn: 'trial_deeds.arrondissement_id',
      filterable: true,
      groupable: true,
      choices: async () => [
        { value: '1', label: 'Anfa' },
        { value: '2', label: 'Sidi Moumen' },
      ],
    },
    {
      key: 'area',
      type: 'decimal',
      select: 'trial_deeds.area',
      sortable: true,
      filterable: true,
      unit: 'm²',
      total: 'sum',
    },
    {
      key: 'due',
      type: 'money',
      select: 'trial_deeds.due_minor',
      sortable: true,
      filterable: true,
      total: 'sum',
      permission: 'deeds.amounts',
    },
    {
      key: 'due_on',
      type: 'date',
      select: 'trial_deeds.due_on',
      sortable: true,
      filterable: true,
      groupable: true,
    },
    {
      key: 'sent_at',
      type: 'instant',
      select: 'trial_deeds.sent_at',
      sortable: true,
      filterable: true,
    },
    { key: 'disputed', type: 'boolean', select: 'trial_deeds.disputed', filterable: true },
    {
      key: 'state',
      type: 'state',
      select: 'trial_deeds.state',
      sortable: true,
      filterable: true,
      groupable: true,
      values: { texts: 'lists.trial.states', tones: { due: 'bad', paid: 'good' } },
    },
  ],
  defaultColumns: ['number', 'owner', 'place', 'area', 'due', 'state'],
  defaultSort: '-number',
  actions: [
    { key: 'remind', permission: 'deeds.view', tone: 'primary', confirm: true, run: remindOwners },
  ],
  views: [{ key: 'late', filter: 'state:in:due', sort: '-due_on' }],
})

router
  .get('trial/deeds', (ctx) => renderList(ctx, deedList))
  .as('trial.deeds')
  .use([middleware.auth(), open('a list for trials')])

router
  .get('trial/deeds-beside', async (ctx) =>
    ctx.view.renderRaw(
      "@layout.main({ title: 'Fiche' })\n@!list.embedded({ panel })\n@!list.embedded({ panel: nothing })\n@end",
      {
        panel: await listPanel(ctx, deedList, {
          filter: 'state:in:due',
          columns: ['number', 'owner', 'due', 'state'],
          size: 5,
        }),
        nothing: await listPanel(
          ctx,
          { ...deedList, permission: 'nobody.has.it' },
          { filter: 'state:in:due' }
        ),
      }
    )
  )
  .as('trial.deeds_beside')
  .use([middleware.auth(), open('a list in a part of a page, for trials')])

const module: ModuleDefinition = {
  name: 'deeds',
  permissions: [{ key: 'deeds.view', scoped: 'arrondissement' }, { key: 'deeds.amounts' }],
  contributions: { lists: [deedList] },
}

const TEXTS: Record<string, [string, string]> = {
  'title': ['Titres fonciers', 'الرسوم العقارية'],
  'columns.number': ['Numéro', 'الرقم'],
  'columns.owner': ['Redevable', 'الملزم'],
  'columns.place': ['Arrondissement', 'المقاطعة'],
  'columns.area': ['Superficie', 'المساحة'],
  'columns.due': ['Reste dû', 'الباقي'],
  'columns.due_on': ['Échéance', 'الأجل'],
  'columns.sent_at': ['Envoyé le', 'أرسل في'],
  'columns.disputed': ['Contesté', 'منازع فيه'],
  'columns.state': ['État', 'الحالة'],
  'states.due': ['Exigible', 'مستحق'],
  'states.paid': ['Payé', 'مؤدى'],
  'views.late': ['En retard', 'متأخرة'],
  'actions.remind': ['Relancer', 'تذكير'],
  'reminded': ['{count} relancés', 'تم تذكير {count}'],
}

/** Makes the table anew and installs the list. */
export async function openDeeds(): Promise<void> {
  await closeDeeds()
  await db.rawQuery(
    `CREATE TABLE trial_places (id INT UNSIGNED PRIMARY KEY, name_fr VARCHAR(60), name_ar VARCHAR(60))`
  )
  await db.rawQuery(`CREATE TABLE trial_deeds (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, number VARCHAR(30) NOT NULL, owner VARCHAR(120), search_text VARCHAR(200),
    arrondissement_id INT UNSIGNED, area DECIMAL(12,2), due_minor BIGINT, due_on DATE, sent_at DATETIME(3), disputed BOOLEAN,
    state VARCHAR(20) NOT NULL, UNIQUE (number), KEY (due_on, id), KEY (state, id), FULLTEXT KEY (search_text))`)
  await db.table('trial_places').multiInsert([
    { id: 1, name_fr: 'Anfa', name_ar: 'أنفا' },
    { id: 2, name_fr: 'Sidi Moumen', name_ar: 'سيدي مومن' },
  ])
  installed.modules().push(module)
  for (const [key, [fr, ar]] of Object.entries(TEXTS)) {
    Object.assign(i18nManager.getTranslationsFor('fr'), { [`lists.trial.${key}`]: fr })
    Object.assign(i18nManager.getTranslationsFor('en'), { [`lists.trial.${key}`]: fr })
    Object.assign(i18nManager.getTranslationsFor('ar'), { [`lists.trial.${key}`]: ar })
  }
}

export async function closeDeeds(): Promise<void> {
  const modules = installed.modules()
  if (modules.includes(module)) modules.splice(modules.indexOf(module), 1)
  await db.rawQuery('DROP TABLE IF EXISTS trial_deeds')
  await db.rawQuery('DROP TABLE IF EXISTS trial_places')
}

/** An act with these rights, each over the commune unless said. */
export function actWith(...grants: (string | Grant)[]): Act {
  return new Act(
    { userId: null, name: 'Trial' },
    Access.of(
      grants.map((grant) =>
        typeof grant === 'string'
          ? { permission: grant, scopeKind: 'commune', scopeId: null }
          : grant
      )
    )
  )
}
