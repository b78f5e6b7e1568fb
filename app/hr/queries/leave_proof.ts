import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { CivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { clock, ZONE } from '#platform/clock'
import type { LeaveRequest } from '#hr/models/leave_request'
import { calendarHolidays } from '#hr/queries/calendar_holidays'
import { WorkingCalendar } from '#hr/rules/calendar'
import type { LeaveProof } from '#hr/rules/leave_proof'
import { leaveProof } from '#hr/rules/leave_proof'

/** What a request rests on: the paper seen by human resources, or the first file joined to it. */
export async function proofOf(
  request: Pick<LeaveRequest, 'id' | 'type' | 'startsOn' | 'proofOn'>,
  settings: Parameters,
  client: QueryClientContract = db.connection()
): Promise<LeaveProof> {
  const calendar = WorkingCalendar.of(await calendarHolidays())
  const receivedOn = request.proofOn ?? (await firstFileOn(request.id, client))
  const facts = { type: request.type, start: request.startsOn, receivedOn, today: clock.today() }
  return leaveProof(facts, calendar, settings)
}

async function firstFileOn(
  requestId: number,
  client: QueryClientContract
): Promise<CivilDate | null> {
  const file = await client
    .from('platform_attachments')
    .where({ subject_type: 'hr.leave_request', subject_id: requestId })
    .whereNull('withdrawn_at')
    .orderBy('id')
    .first()
  return file ? DateTime.fromJSDate(file.created_at, { zone: ZONE }).toFormat('yyyy-MM-dd') : null
}
