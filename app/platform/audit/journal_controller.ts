import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { journalList } from '#platform/audit/lists/entries'
import { renderList } from '#platform/lists/render'

/** The journal: searched, filtered, exported like any list; an entry shows each field before and after. */
export default class JournalController {
  async index(ctx: HttpContext) {
    return renderList(ctx, journalList)
  }

  async show({ params, view }: HttpContext) {
    const entry = await db.from('platform_journal_entries').where('id', params.id).first()
    if (!entry) throw new Refusal('not_found', {}, { status: 404 })
    const seal = await db.from('platform_journal_seals').where('entry_id', params.id).first()
    return view.render('platform/journal/show', {
      entry,
      seal,
      changes: Object.entries(entry.changes ? JSON.parse(entry.changes) : {}).map(
        ([field, pair]) => {
          const [before, after] = pair as [unknown, unknown]
          return { field, before: written(before), after: written(after) }
        }
      ),
    })
  }
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
