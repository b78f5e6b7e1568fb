import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { formatCivilDate, isCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { ZONE } from '#platform/clock'

type Names = Map<string, { fr: string; ar: string | null }>

/** Where the name of what a field points to is kept. */
const REFERENCES: Record<string, string> = {
  headId: 'registry_parties',
  partyId: 'registry_parties',
  mergedIntoId: 'registry_parties',
  into: 'registry_parties',
  absorbed: 'registry_parties',
  other: 'registry_parties',
  territoryId: 'registry_territories',
  openedById: 'platform_users',
  closedById: 'platform_users',
  proposedById: 'platform_users',
  decidedById: 'platform_users',
}

/** Codes whose words do not lie under the plural of their field. */
const WORDS: Record<string, string[]> = {
  language: ['registry.languages'],
  sex: ['registry.sexes'],
  role: ['registry.roles'],
  roles: ['registry.roles'],
  nature: ['registry.kinds.holiday'],
  certainty: ['registry.states.holiday'],
  operation: ['registry.holidays.operations'],
  reasons: ['registry.duplicates.reasons'],
  state: ['registry.states.proposal'],
}

/** Fields that a page of the module calls by the same name for something else. */
const LABELS: Record<string, string> = { order: 'registry.drawn_order' }

export function camel(field: string): string {
  return field.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}

function tableOf(type: string, field: string): string | undefined {
  if (field !== 'parentId') return REFERENCES[field]
  return type === 'registry.territory' ? 'registry_territories' : 'registry_units'
}

/** The names of everything the changes of these records point to. */
export async function loadNames(
  type: string,
  changes: Record<string, [unknown, unknown]>[]
): Promise<Names> {
  const wanted = new Map<string, Set<number>>()
  for (const [name, pair] of changes.flatMap((fields) => Object.entries(fields))) {
    const table = tableOf(type, camel(name))
    if (!table) continue
    const ids = wanted.get(table) ?? new Set()
    for (const id of pair) if (typeof id === 'number') ids.add(id)
    wanted.set(table, ids)
  }
  const names: Names = new Map()
  for (const [table, ids] of wanted) {
    if (ids.size === 0) continue
    const rows = await db
      .from(table)
      .whereIn('id', [...ids])
      .select('id', 'name_fr', 'name_ar')
    for (const row of rows) names.set(`${table} ${row.id}`, { fr: row.name_fr, ar: row.name_ar })
  }
  return names
}

/** The fields and values of a record's journal entries, in the reader's words. */
export class HistoryWords {
  readonly #module: string
  readonly #subject: string

  constructor(
    private readonly type: string,
    private readonly names: Names,
    private readonly i18n: I18n
  ) {
    const [module, ...subject] = type.split('.')
    this.#module = module
    this.#subject = subject.join('.')
  }

  /** The label the record's own page gives the field; null where it gives none. */
  label(field: string): string | null {
    if (LABELS[field]) return this.i18n.t(LABELS[field])
    const short = field.replace(/(Id|Minor)$/, '')
    return this.#first(
      [field, snake(field), short, snake(short)].flatMap((name) => [
        `${this.#module}.fields.${name}`,
        `registry.fields.${name}`,
      ])
    )
  }

  /** False for the number of a row and for what is not one value: nobody reads those. */
  says(field: string, value: unknown): boolean {
    if (value === null || value === undefined) return true
    if (Array.isArray(value)) return value.every((item) => typeof item !== 'object')
    if (typeof value === 'object') return false
    if (tableOf(this.type, field) && typeof value === 'number')
      return this.#name(field, value) !== null
    return !field.endsWith('Id')
  }

  value(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return '—'
    if (Array.isArray(value)) return this.#joined(value.map((item) => this.value(field, item)))
    if (typeof value === 'boolean') return this.i18n.t(value ? 'lists.yes' : 'lists.no')
    if (typeof value === 'number') return this.#number(field, value)
    const text = String(value)
    if (/^-?\d+\.\d{2}$/.test(text)) return formatDecimal(text, 2)
    if (field === 'identifiers' || field === 'addresses') return this.#listed(field, text)
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text))
      return DateTime.fromISO(text, { zone: 'utc' }).setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
    return isCivilDate(text) ? formatCivilDate(text) : this.#codes(field, text)
  }

  #codes(field: string, text: string): string {
    const codes = text.split(', ')
    const words = codes.map((code) => this.#word(field, code))
    return words.every((word, index) => word === codes[index]) ? text : this.#joined(words)
  }

  #joined(words: string[]): string {
    return words.join(this.i18n.locale === 'ar' ? '، ' : ', ')
  }

  #number(field: string, value: number): string {
    if (field.endsWith('Minor') || field === 'reserved') return Money.ofMinor(value).format()
    const name = this.#name(field, value)
    if (name !== null) return name
    return /year$/i.test(field) ? String(value) : formatDecimal(value)
  }

  #name(field: string, id: number): string | null {
    const name = this.names.get(`${tableOf(this.type, field)} ${id}`)
    if (!name) return null
    return this.i18n.locale === 'ar' && name.ar ? name.ar : name.fr
  }

  /** 'cin BE98919, rc 12 Casablanca': each begins with the code of its kind. */
  #listed(field: string, text: string): string {
    const texts = field === 'identifiers' ? 'registry.fields' : 'registry.kinds.address'
    return text.replace(/(^|, )([a-z_]+)(?= )/g, (whole, before: string, code: string) => {
      const word = this.#first([`${texts}.${code}`])
      return word ? before + word : whole
    })
  }

  #word(field: string, code: string): string {
    if (!/^[A-Za-z_]+$/.test(code)) return code
    const plural = snake(field).replace(/y$/, 'ie') + 's'
    const word = this.#first([
      `${this.#module}.${plural}.${this.#subject}.${code}`,
      `${this.#module}.${plural}.${code}`,
      ...(WORDS[field] ?? []).map((prefix) => `${prefix}.${code}`),
    ])
    return word ?? code
  }

  #first(keys: string[]): string | null {
    const key = keys.find((candidate) => this.i18n.hasMessage(candidate))
    return key ? this.i18n.t(key) : null
  }
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
