import type { I18n } from '@adonisjs/i18n'
import { formatCivilDate, isCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { SettingDefinition } from '#platform/settings/definition'
import { nameText } from '#platform/texts'

/** A table of a setting as people read it: headings in words, one line a row. */
export interface WrittenTable {
  columns: string[]
  rows: string[][]
}

/** Four figures that read as a year are left as they are. */
const YEAR = /^(19|20)\d\d$/
const CODE = /^[a-z][a-z_]*$/
/** For the unit of no number in particular. */
const SEVERAL = 100
const NUMBER = /^-?\d+(\.\d+)?$/

/** Rows of named cells, or named cells alone, as a table; null for what is not one. */
export function writtenTable(value: unknown, i18n: I18n): WrittenTable | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) {
    const entries = Object.entries(value)
    return {
      columns: entries.map(([name]) => heading(name, i18n)),
      rows: [entries.map(([, cell]) => cellText(cell, i18n))],
    }
  }
  if (!value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)))
    return null
  const names = [...new Set(value.flatMap((row) => Object.keys(row as object)))]
  return {
    columns: names.map((name) => heading(name, i18n)),
    rows: value.map((row) => names.map((name) => cellText((row as never)[name], i18n))),
  }
}

/** A value on one line: a table is counted, not spelt out; a choice is in words. */
export function writtenShort(definition: SettingDefinition, value: unknown, i18n: I18n): string {
  if (definition.type === 'choice') return choiceText(definition, String(value), i18n)
  const table = writtenTable(value, i18n)
  if (table && Array.isArray(value))
    return i18n.t('platform.settings_page.rows', { count: table.rows.length })
  if (table)
    return table.columns
      .map((name, at) => `${name}${i18n.locale === 'fr' ? '\u00a0' : ''}: ${table.rows[0][at]}`)
      .join(' · ')
  return cellText(value, i18n)
}

/** One of the choices of a setting, in words. */
export function choiceText(definition: SettingDefinition, choice: string, i18n: I18n): string {
  return nameText('setting_choices', `${definition.key}.${choice}`, i18n)
}

/** What the number of a setting counts, in words; '' for one that counts nothing. */
export function unitText({ unit }: SettingDefinition, i18n: I18n, value?: unknown): string {
  if (!unit) return ''
  const count = value === undefined ? Number.NaN : Number(value)
  return i18n.t(`platform.setting_units.${unit}`, { count: Number.isNaN(count) ? SEVERAL : count })
}

function heading(name: string, i18n: I18n): string {
  const key = `platform.setting_columns.${name}`
  return i18n.hasMessage(key) ? i18n.t(key) : name
}

function cellText(cell: unknown, i18n: I18n): string {
  if (cell === null || cell === undefined || cell === '') return '—'
  if (typeof cell === 'boolean') return i18n.t(cell ? 'layout.yes' : 'layout.no')
  if (Array.isArray(cell))
    return cell.map((item) => cellText(item, i18n)).join(i18n.locale === 'ar' ? '، ' : ', ')
  if (typeof cell === 'object')
    return Object.entries(cell)
      .map(([name, value]) => `${heading(name, i18n)} ${cellText(value, i18n)}`)
      .join(' ')
  const text = String(cell)
  const words = `platform.setting_words.${text}`
  if (CODE.test(text) && i18n.hasMessage(words)) return i18n.t(words)
  if (NUMBER.test(text) && !/^0\d/.test(text) && !YEAR.test(text)) return formatDecimal(text)
  return isCivilDate(text) ? formatCivilDate(text) : text
}

/** A table as it is typed: one row a line. */
export function typedTable(value: unknown): string {
  return Array.isArray(value)
    ? `[\n${value.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`
    : JSON.stringify(value, null, 2)
}
