import { installed } from '#platform/modules'

/**
 * Where the name of what a field points to is kept: in a table, by the row's number (columns name_fr and name_ar
 * unless others are given), or in a setting whose rows have a code and its name in each language.
 */
export type Reference = { table: string; fr?: string; ar?: string } | { setting: string }

/**
 * What a module says of the fields it journals. A key is the name of a field, or '<subject type>.<field>' where
 * the field means something of its own there.
 */
export interface JournalWords {
  references?: Record<string, Reference>
  /** Text prefixes of codes whose words do not lie under the plural of their field. */
  codes?: Record<string, string[]>
  /** The text that names a field; null where the one it would get is that of something else. */
  labels?: Record<string, string | null>
  /** Lists written as 'cin BE98919, rc 12 Casablanca': the text prefix of the codes they name. */
  listed?: Record<string, string>
  /** Whole centimes in a field whose name does not end in Minor. */
  centimes?: string[]
  /** Text prefixes of labels that serve every module, after its own. */
  fields?: string[]
}

declare module '#platform/modules' {
  interface Contributions {
    journalWords?: JournalWords
  }
}

/** What all modules say, as one. */
export function journalWords(): Required<JournalWords> {
  const words: Required<JournalWords> = {
    references: {},
    codes: {},
    labels: {},
    listed: {},
    centimes: [],
    fields: [],
  }
  for (const part of installed.contributions('journalWords')) {
    Object.assign(words.references, part.references)
    Object.assign(words.labels, part.labels)
    Object.assign(words.listed, part.listed)
    for (const [field, prefixes] of Object.entries(part.codes ?? {}))
      words.codes[field] = [...(words.codes[field] ?? []), ...prefixes]
    words.centimes.push(...(part.centimes ?? []))
    words.fields.push(...(part.fields ?? []))
  }
  return words
}

/** What is said of a field of such a subject, else of the field wherever it stands. */
export function said<Said>(of: Record<string, Said>, type: string, field: string) {
  const own = `${type}.${field}`
  return (own in of ? of[own] : of[field]) as Said | undefined
}

/** Every '…ById' is an account. */
const ACCOUNT: Reference = { table: 'platform_users' }

export function referenceOf(
  words: Required<JournalWords>,
  type: string,
  field: string
): Reference | undefined {
  return said(words.references, type, field) ?? (field.endsWith('ById') ? ACCOUNT : undefined)
}
