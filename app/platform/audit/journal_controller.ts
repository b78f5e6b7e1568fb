import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import type { I18n } from '@adonisjs/i18n'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { storedChanges } from '#platform/audit/changes'
import { journalList } from '#platform/audit/lists/entries'
import { loadNames } from '#platform/audit/names'
import { journalWords } from '#platform/audit/word_sources'
import { camel, EntryWords, structureOf } from '#platform/audit/words'
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
      changes: await changesOf(entry, i18n),
    })
  }
}

/** Every field of an entry; what has no words stands as it was written. */
async function changesOf(
  entry: { subject_type: string; action: string; changes: unknown },
  i18n: I18n
) {
  const changes = storedChanges(entry.changes)
  const sources = journalWords()
  const names = await loadNames(sources, entry.subject_type, [changes])
  const words = new EntryWords(
    { type: entry.subject_type, action: entry.action },
    sources,
    names,
    i18n
  )
  return Object.entries(changes).map(([name, pair]) => ({
    name,
    label: words.label(camel(name)),
    values: pair.map((value) => ({
      text: words.value(camel(name), value),
      lines: structureOf(value) !== null,
    })),
  }))
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
