import db from '@adonisjs/lucid/services/db'
import type { Holiday } from '#hr/rules/calendar'

/** The holidays of the working calendar kept by the registry, as rules take them. */
export async function calendarHolidays(locale = 'fr'): Promise<Holiday[]> {
  const rows = await db
    .from('registry_holidays as h')
    .join('registry_calendars as c', 'c.id', 'h.calendar_id')
    .where('c.code', 'public_sector')
    .orderBy('h.day_on')
    .select('h.day_on', 'h.name_fr', 'h.name_ar')
  return rows.map((row) => ({ on: row.day_on, name: locale === 'ar' ? row.name_ar : row.name_fr }))
}
