import db from '@adonisjs/lucid/services/db'
import type { I18n } from '@adonisjs/i18n'
import type { Act } from '#platform/act'
import type { BuiltInView, ListDefinition } from '#platform/lists/definition'
import type { ViewWords } from '#platform/lists/state'

export interface ListView {
  /** Key of a built-in view, or 'saved-<id>'. */
  key: string
  name: string
  words: ViewWords
  kind: 'built_in' | 'own' | 'shared'
  /** Id of a saved view. */
  id: number | null
  /** Who shares it, when it is somebody else's. */
  owner: string | null
}

/** The views this person may choose from: the list's own, theirs, and those shared with everyone who sees the list. */
export async function viewsFor(list: ListDefinition, act: Act, i18n: I18n): Promise<ListView[]> {
  const saved = await db
    .from('platform_list_views as v')
    .join('platform_users as u', 'u.id', 'v.user_id')
    .where('v.list', list.name)
    .where((query) => query.where('v.shared', true).orWhere('v.user_id', act.actor.userId ?? 0))
    .orderBy('v.name')
    .select('v.id', 'v.name', 'v.words', 'v.user_id', 'u.name_fr', 'u.name_ar')
  return [
    ...(list.views ?? []).map((view) => ({
      key: view.key,
      name: i18n.t(view.label ?? `${list.texts}.views.${view.key}`),
      words: builtInWords(view),
      kind: 'built_in' as const,
      id: null,
      owner: null,
    })),
    ...saved.map((row) => {
      const own = row.user_id === act.actor.userId
      return {
        key: `saved-${row.id}`,
        name: row.name,
        words: JSON.parse(row.words) as ViewWords,
        kind: own ? ('own' as const) : ('shared' as const),
        id: Number(row.id),
        owner: own ? null : (act.locale === 'ar' && row.name_ar) || row.name_fr,
      }
    }),
  ]
}

function builtInWords(view: BuiltInView): ViewWords {
  return {
    ...(view.filter ? { f: view.filter } : {}),
    ...(view.sort ? { sort: view.sort } : {}),
    ...(view.columns ? { columns: view.columns.join(',') } : {}),
    ...(view.group ? { group: view.group } : {}),
  }
}
