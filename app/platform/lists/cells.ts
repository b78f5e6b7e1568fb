import { DateTime } from 'luxon'
import type { I18n } from '@adonisjs/i18n'
import router from '@adonisjs/core/services/router'
import { formatCivilDate, isCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { stamped } from '#values/text'
import { ZONE } from '#platform/clock'
import { nameText } from '#platform/texts'
import type { Cell, ColumnDefinition, ListRow, Tone } from '#platform/lists/definition'

/** A cell ready to be shown. */
export interface ShownCell {
  text: string
  href: string | null
  tone: Tone | null
  numeric: boolean
  /** How the cell may break: 'whole' never, 'party' with room for a name. */
  shape: 'whole' | 'party' | ''
  /** Isolated from the direction of the line around it. */
  isolated: boolean
  empty: boolean
}

const NUMERIC = new Set(['integer', 'decimal', 'money'])

export function isNumeric(column: ColumnDefinition): boolean {
  return NUMERIC.has(column.type)
}

/** The unit of a column's figures, as the reader writes it: km is كلم in Arabic. */
export function unitOf(column: ColumnDefinition, i18n: I18n): string {
  if (column.unit) return i18n.t(`lists.units.${column.unit}`, {}, column.unit)
  return column.type === 'money' ? i18n.t('lists.dirhams') : ''
}

export function showCell(column: ColumnDefinition, row: ListRow, i18n: I18n): ShownCell {
  const value = row[column.key]
  const empty = value === null || value === undefined || value === ''
  const text = empty ? '—' : stamped(textOf(column, value, i18n))
  return {
    text,
    href: empty ? null : linkOf(column, row),
    tone:
      column.type === 'state' && !empty ? (column.values?.tones[String(value)] ?? 'neutral') : null,
    numeric: isNumeric(column),
    shape: shapeOf(column, text),
    isolated: ['text', 'party', 'reference'].includes(column.type),
    empty,
  }
}

/** Words of more than this many letters may break, as a name does. */
const LONG_WORDS = 20

function shapeOf(column: ColumnDefinition, text: string): ShownCell['shape'] {
  const words = column.type === 'choice' || column.named !== undefined
  if (column.type === 'party' || (words && text.length > LONG_WORDS)) return 'party'
  return column.width === 'wide' ? '' : 'whole'
}

/** A value in words of the reader. */
export function textOf(column: ColumnDefinition, value: Cell, i18n: I18n): string {
  if (value === null || value === '') return '—'
  if (column.named) return nameText(column.named, String(value), i18n)
  if (column.worded) return column.worded(String(value), i18n)
  switch (column.type) {
    case 'money':
      return Money.ofMinor(String(value)).format()
    case 'decimal':
      return formatDecimal(String(value), column.decimals)
    case 'integer':
      return column.plain ? String(value) : formatDecimal(String(value))
    case 'date':
      return isCivilDate(value) ? formatCivilDate(value) : String(value)
    case 'instant':
      return instantText(value)
    case 'boolean':
      return i18n.t(Number(value) ? 'lists.yes' : 'lists.no')
    case 'state':
    case 'choice':
      return column.values ? i18n.t(`${column.values.texts}.${String(value)}`) : String(value)
    default:
      return String(value)
  }
}

function instantText(value: Cell): string {
  const instant =
    value instanceof Date
      ? DateTime.fromJSDate(value)
      : DateTime.fromSQL(String(value), { zone: 'utc' })
  return instant.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
}

function linkOf(column: ColumnDefinition, row: ListRow): string | null {
  if (!column.link) return null
  if (typeof column.link === 'string') return router.makeUrl(column.link, [row.row_key])
  const link = column.link(row)
  return link ? router.makeUrl(link.route, link.params as never) : null
}
