import type { I18n } from '@adonisjs/i18n'
import { DateTime } from 'luxon'
import { formatCivilDate, isCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { referenceOf, said } from '#platform/audit/word_sources'
import type { JournalWords, Reference } from '#platform/audit/word_sources'
import { ZONE } from '#platform/clock'

export type Names = Map<string, { fr: string; ar?: string | null; en?: string | null }>

export function camel(field: string): string {
  return field.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Under which a name is kept: of the row with this number, or of this code. */
export function nameKey(reference: Reference, id: number | string): string {
  return 'setting' in reference
    ? `${reference.setting} ${id}`
    : `${reference.table}.${reference.fr ?? 'name_fr'} ${id}`
}

/** What is not one value, nor a list of values, on lines that are easily read; null for what is. */
export function structureOf(value: unknown): string | null {
  const written = typeof value === 'string' && /^\s*[[{]/.test(value)
  const held = written ? parsed(value) : value
  if (typeof held !== 'object' || held === null) return null
  if (!written && Array.isArray(held) && held.every((item) => structureOf(item) === null))
    return null
  return JSON.stringify(held, null, 2)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** The fields and values of a journal entry in the reader's words. Fields are given in camelCase. */
export class EntryWords {
  readonly #type: string
  /** The modules of the subject and of the fact: where texts are looked for, in this order. */
  readonly #modules: Set<string>
  readonly #subject: string

  constructor(
    entry: { type: string; action: string },
    private readonly words: Required<JournalWords>,
    private readonly names: Names,
    private readonly i18n: I18n
  ) {
    const [module, ...subject] = entry.type.split('.')
    this.#type = entry.type
    this.#modules = new Set([module, entry.action.split('.')[0]])
    this.#subject = subject.join('.')
  }

  /** The label the record's own page gives the field; null where it gives none. */
  label(field: string): string | null {
    const given = said(this.words.labels, this.#type, field)
    if (given !== undefined) return given === null ? null : this.i18n.t(given)
    const bare = field.replace(/(Id|Minor)$/, '')
    const short = bare.replace(/(?<=[a-z])(At|On|Fr)$/, '')
    const prefixes = [
      ...[...this.#modules].map((module) => `${module}.fields`),
      ...this.words.fields,
    ]
    return this.#first(
      [field, snake(field), bare, snake(bare), short, snake(short)].flatMap((name) =>
        prefixes.map((prefix) => `${prefix}.${name}`)
      )
    )
  }

  /** False for the number of a row, a code without a name and what is not one value: nobody reads those. */
  says(field: string, value: unknown): boolean {
    if (value === null || value === undefined || value === '') return true
    if (structureOf(value) !== null) return false
    if (Array.isArray(value)) return value.every((item) => this.says(field, item))
    if (this.#points(field, value)) return this.#name(field, value) !== null
    return !field.endsWith('Id')
  }

  /** Whatever the value is: in words where it has some, else as it was written. */
  value(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return '—'
    const structure = structureOf(value)
    if (structure !== null) return structure
    if (Array.isArray(value))
      return value.length ? this.#joined(value.map((item) => this.value(field, item))) : '—'
    if (typeof value === 'boolean') return this.i18n.t(value ? 'lists.yes' : 'lists.no')
    return this.#name(field, value) ?? this.#amount(field, value) ?? this.#written(field, value)
  }

  #written(field: string, value: unknown): string {
    if (typeof value === 'number') return this.#number(field, value)
    const text = String(value)
    if (/^-?\d+\.\d{2}$/.test(text)) return formatDecimal(text, 2)
    const kinds = said(this.words.listed, this.#type, field)
    if (kinds !== undefined) return this.#listed(kinds, text)
    if (INSTANT.test(text))
      return DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' })
        .setZone(ZONE)
        .toFormat('dd/MM/yyyy HH:mm')
    return isCivilDate(text) ? formatCivilDate(text) : this.#codes(field, text)
  }

  /** Centimes as dirhams. */
  #amount(field: string, value: unknown): string | null {
    const centimes = this.words.centimes
    const minor =
      field.endsWith('Minor') ||
      (typeof value === 'number' &&
        (centimes.includes(field) || centimes.includes(`${this.#type}.${field}`)))
    return minor && Number.isSafeInteger(Number(value))
      ? Money.ofMinor(Number(value)).format()
      : null
  }

  /** A figure; what names rather than counts, and what nobody calls by a name, is left as it is. */
  #number(field: string, value: number): string {
    const plain = /year$/i.test(field) || field.endsWith('Id') || this.#points(field, value)
    return plain || this.label(field) === null ? String(value) : formatDecimal(value)
  }

  /** True when the value is the number or the code of something that has a name elsewhere. */
  #points(field: string, value: unknown): boolean {
    const reference = referenceOf(this.words, this.#type, field)
    if (!reference) return false
    return 'setting' in reference ? typeof value === 'string' : typeof value === 'number'
  }

  #name(field: string, value: unknown): string | null {
    if (!this.#points(field, value)) return null
    const reference = referenceOf(this.words, this.#type, field)!
    const name = this.names.get(nameKey(reference, value as number | string))
    if (!name) return null
    return (this.i18n.locale === 'ar' ? name.ar : this.i18n.locale === 'en' && name.en) || name.fr
  }

  #codes(field: string, text: string): string {
    const codes = text.split(', ')
    const words = codes.map((code) => this.#word(field, code))
    return words.every((word, index) => word === codes[index]) ? text : this.#joined(words)
  }

  #joined(words: string[]): string {
    return words.join(this.i18n.locale === 'ar' ? '، ' : ', ')
  }

  #listed(kinds: string, text: string): string {
    return text.replace(/(^|, )([a-z_]+)(?= )/g, (whole, before: string, code: string) => {
      const word = this.#first([`${kinds}.${code}`])
      return word ? before + word : whole
    })
  }

  #word(field: string, code: string): string {
    if (!/^[A-Za-z_]+$/.test(code)) return code
    const plural = snake(field).replace(/y$/, 'ie') + 's'
    const word = this.#first([
      ...[...this.#modules].flatMap((module) => [
        `${module}.${plural}.${this.#subject}.${code}`,
        `${module}.${plural}.${code}`,
      ]),
      ...(said(this.words.codes, this.#type, field) ?? []).map((prefix) => `${prefix}.${code}`),
    ])
    return word ?? code
  }

  #first(keys: string[]): string | null {
    const key = keys.find((candidate) => this.i18n.hasMessage(candidate))
    return key ? this.i18n.t(key) : null
  }
}
