import db from '@adonisjs/lucid/services/db'
import type { Changes } from '#platform/audit/changes'
import { referenceOf } from '#platform/audit/word_sources'
import type { JournalWords, Reference } from '#platform/audit/word_sources'
import { camel, nameKey } from '#platform/audit/words'
import type { Names } from '#platform/audit/words'
import { loadParameters } from '#platform/settings/parameters'

/** The names of everything that the changes of subjects of one type point to. */
export async function loadNames(
  words: Required<JournalWords>,
  type: string,
  changes: Changes[]
): Promise<Names> {
  const wanted = new Map<string, { reference: Reference; ids: Set<number> }>()
  for (const [name, pair] of changes.flatMap((fields) => Object.entries(fields))) {
    const reference = referenceOf(words, type, camel(name))
    if (!reference) continue
    const source = nameKey(reference, '')
    const { ids } =
      wanted.get(source) ?? wanted.set(source, { reference, ids: new Set() }).get(source)!
    for (const id of pair.flat()) if (typeof id === 'number') ids.add(id)
  }
  const names: Names = new Map()
  for (const { reference, ids } of wanted.values()) {
    if ('setting' in reference) await nameCodes(names, reference)
    else if (ids.size > 0) await nameRows(names, reference, [...ids])
  }
  return names
}

async function nameRows(
  names: Names,
  reference: Exclude<Reference, { setting: string }>,
  ids: number[]
): Promise<void> {
  const rows = await db
    .from(reference.table)
    .whereIn('id', ids)
    .select('id', `${reference.fr ?? 'name_fr'} as fr`, `${reference.ar ?? 'name_ar'} as ar`)
  for (const { id, fr, ar } of rows) if (fr) names.set(nameKey(reference, id), { fr, ar })
}

/** The latest name of every code the setting ever had. */
async function nameCodes(names: Names, reference: { setting: string }): Promise<void> {
  const parameters = await loadParameters()
  const values = parameters.history<{ code: string; fr: string; ar: string; en: string }[]>(
    reference.setting
  )
  for (const { code, fr, ar, en } of values.flatMap((row) => row.value))
    names.set(nameKey(reference, code), { fr, ar, en })
}
