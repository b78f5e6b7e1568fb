import db from '@adonisjs/lucid/services/db'
import type { Transaction } from '#platform/transaction'
import { Refusal } from '#values/refusal'
import { WorkingCalendar } from '#registry/rules/working_calendar'

/** The working calendar of the public sector, as a snapshot. Refuses `registry.calendar_missing`. */
export async function loadCalendar(
  code = 'public_sector',
  trx?: Transaction
): Promise<WorkingCalendar> {
  const client = trx ?? db
  const calendar = await client.from('registry_calendars').where('code', code).first()
  if (!calendar) throw new Refusal('registry.calendar_missing', { code })
  const holidays = await client
    .from('registry_holidays')
    .where('calendar_id', calendar.id)
    .orderBy('day_on')
    .select('day_on', 'feast', 'name_fr', 'name_ar')
  return new WorkingCalendar(
    String(calendar.rest_days).split(',').map(Number),
    holidays.map((row) => ({
      dayOn: row.day_on,
      feast: row.feast,
      nameFr: row.name_fr,
      nameAr: row.name_ar,
    }))
  )
}
