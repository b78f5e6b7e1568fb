import { readFileSync } from 'node:fs'
import { frenchSpaces } from '#values/text'

export const LANGUAGES = ['fr', 'ar', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The same words in the two languages of official paper. */
export interface Bilingual {
  fr: string
  ar: string
}

type Group = 'pdf' | 'excel'
type Texts = Record<Group, Record<string, string>>

const loaded = new Map<Language, Texts>()

/**
 * A fixed text of the kit, from the product's own languages, so that documents can be drawn by a
 * worker without a request. Throws when the text does not exist.
 */
export function wording(
  language: Language,
  group: Group,
  name: string,
  values: Record<string, string | number> = {}
): string {
  const text = textsOf(language)[group][name]
  if (text === undefined) throw new Error(`No text documents.${group}.${name} in ${language}`)
  const spaced = language === 'fr' ? frenchSpaces(text) : text
  return spaced.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}

export function bilingual(name: string, values: Record<string, string | number> = {}): Bilingual {
  return { fr: wording('fr', 'pdf', name, values), ar: wording('ar', 'pdf', name, values) }
}

function textsOf(language: Language): Texts {
  const known = loaded.get(language)
  if (known) return known
  const file = new URL(`../../resources/lang/${language}/documents.json`, import.meta.url)
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Texts
  loaded.set(language, texts)
  return texts
}
