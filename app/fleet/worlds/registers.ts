import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import { parseCivilDate } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'
import { ZONE } from '#platform/clock'

export type RegisterRow = Record<string, string>

/** A register kept with the code, by its headings: UTF-8, or Windows-1252 when that is what it is. */
export async function readRegister(name: string): Promise<RegisterRow[]> {
  const bytes = await readFile(app.makePath('database/registers', name))
  const utf8 = bytes.toString('utf8')
  const text = utf8.includes('\uFFFD') ? iconv.decode(bytes, 'win1252') : utf8
  return parse(text, { columns: true, delimiter: ';', bom: true, trim: true })
}

export const day = (text: string) => parseCivilDate(text)
export const decimal = (text: string) => parseDecimal(text) ?? '0'

/** '24/11/2026 13:45' in the town hall's time. */
export function moment(text: string): DateTime {
  return DateTime.fromFormat(text, 'dd/MM/yyyy HH:mm', { zone: ZONE })
}
