import { foldText } from '#values/text'

/** Particles written apart or joined to what follows: 'El Idrissi', 'Elidrissi'; 'Ben Jelloun', 'Benjelloun'. */
const PARTICLES = new Set([
  'el',
  'al',
  'ben',
  'ibn',
  'bel',
  'ait',
  'ould',
  'bou',
  'abd',
  'abou',
  'moulay',
  'm',
  'd',
  'l',
])
const LONGEST = 40

/** One comparable line for all the names of a party: Latin and Arabic, folded. */
export function foldedName(names: readonly (string | null | undefined)[]): string {
  return foldText(names.filter(Boolean).join(' ')).slice(0, 400)
}

/**
 * The words under which a name is found, by their beginning: each word, each particle joined to the next
 * word, and Arabic words also without their article.
 */
export function indexTokens(names: readonly (string | null | undefined)[]): string[] {
  const tokens = new Set<string>()
  for (const name of names) {
    const words = wordsOf(name ?? '')
    words.forEach((word, index) => {
      tokens.add(word)
      if (PARTICLES.has(word) && words[index + 1]) tokens.add(word + words[index + 1])
      if (word.startsWith('ال') && word.length > 4) tokens.add(word.slice(2))
    })
  }
  return [...tokens].filter((token) => token.length > 1).map((token) => token.slice(0, LONGEST))
}

/** The words of a search; a particle and the word after it are looked for as one. */
export function queryTokens(term: string): string[] {
  const words = wordsOf(term)
  const tokens: string[] = []
  for (let index = 0; index < words.length; index++) {
    const joins = PARTICLES.has(words[index]) && words[index + 1] !== undefined
    tokens.push((joins ? words[index] + words[++index] : words[index]).slice(0, LONGEST))
  }
  return [...new Set(tokens)].filter((token) => token.length > 1)
}

/** Words that say what kind of firm it is, not which. */
const LEGAL_WORDS = new Set([
  'ste',
  'societe',
  'sarl',
  'sa',
  'au',
  'snc',
  'sas',
  'cooperative',
  'cie',
  'et',
])

/**
 * The form in which spellings of one name meet: 'Ben Jelloun Mohamed' and 'Mohamed BENJELLOUN' are both
 * 'benjellounmohamed', 'Sté Atlas Immobilier' and 'Atlas Immobilier SARL' both 'atlasimmobilier'.
 */
export function matchName(name: string, kind: 'person' | 'organisation'): string {
  const words =
    kind === 'person' ? queryTokens(name) : wordsOf(name).filter((word) => !LEGAL_WORDS.has(word))
  return words.sort().join('').slice(0, 200)
}

/** True when two names are made of the same words, in any order. */
export function sameName(a: string, b: string): boolean {
  const sorted = (name: string) => wordsOf(name).sort().join(' ')
  return sorted(a) === sorted(b)
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
