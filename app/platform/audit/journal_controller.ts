import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import type { I18n } from '@adonisjs/i18n'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journalList } from '#platform/audit/lists/entries'
import { renderList } from '#platform/lists/render'
import { installed } from '#platform/modules'
import { nameText } from '#platform/texts'

/** The journal: searched, filtered, exported like any list; an entry shows each field before and after. */
export default class JournalController {
  async index(ctx: HttpContext) {
    return renderList(ctx, journalList)
  }

  async show({ params, view, act, i18n }: HttpContext) {
    const entry = await db.from('platform_journal_entries').where('id', params.id).first()
    if (!entry) throw new Refusal('not_found', {}, { status: 404 })
    const seal = await db.from('platform_journal_seals').where('entry_id', params.id).first()
    return view.render('platform/journal/show', {
      entry,
      seal,
      title: nameText('actions', entry.action, i18n),
      kind: nameText('subjects', entry.subject_type, i18n),
      url: await pageOf(entry, act),
      changes: Object.entries(entry.changes ? JSON.parse(entry.changes) : {}).map(
        ([field, pair]) => {
          const [before, after] = pair as [unknown, unknown]
          return {
            field: fieldText(entry.action.split('.')[0], field, i18n),
            before: written(before),
            after: written(after),
          }
        }
      ),
    })
  }
}

/** Where the record itself is, for who may see it. */
async function pageOf(
  entry: { subject_type: string; subject_id: string },
  act: Act
): Promise<string | null> {
  const definition = installed.subject(entry.subject_type)
  if (!definition?.route || !(await definition.find(Number(entry.subject_id), act))) return null
  return router.makeUrl(definition.route, [entry.subject_id])
}

/** The label that the record's own page gives the field; the field's name where it has none. */
function fieldText(module: string, field: string, i18n: I18n): string {
  const camel = field.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  const key = [field, camel]
    .flatMap((name) => [`${module}.fields.${name}`, `registry.fields.${name}`])
    .find((candidate) => i18n.hasMessage(candidate))
  return key ? i18n.t(key) : field
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
