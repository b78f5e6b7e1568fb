import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import type { Transaction } from '#platform/transaction'
import { transaction } from '#platform/transaction'
import { Calendar } from '#registry/models/calendar'
import { Holiday } from '#registry/models/holiday'
import { HolidayProposal } from '#registry/models/holiday_proposal'

export interface HolidayFacts {
  operation: 'add' | 'move' | 'remove'
  /** The holiday to move or remove. */
  holidayId?: number | null
  dayOn: CivilDate
  feast?: string
  nameFr: string
  nameAr: string
  nature: 'fixed' | 'moving' | 'one_off'
  certainty: 'estimated' | 'planned' | 'confirmed'
  reference?: string | null
}

/**
 * Asks for a day of rest to be added (a bridge day), moved (moon sighting) or removed; another person decides.
 * Refuses `registry.holiday_exists` when the day is one already, `registry.holiday_missing`.
 */
export async function proposeHoliday(
  act: Act,
  calendarCode: string,
  facts: HolidayFacts,
  trx?: Transaction
): Promise<HolidayProposal> {
  act.authorize('registry.calendar.propose')
  if (!trx) return transaction((inner) => proposeHoliday(act, calendarCode, facts, inner))
  const proposerId = act.actor.userId
  if (proposerId === null) throw new Refusal('registry.proposer_unknown')
  const calendar = await Calendar.query({ client: trx }).where('code', calendarCode).firstOrFail()
  const holiday = facts.holidayId
    ? await Holiday.query({ client: trx })
        .where('id', facts.holidayId)
        .where('calendar_id', calendar.id)
        .first()
    : null
  if (facts.operation !== 'add' && !holiday)
    throw new Refusal('registry.holiday_missing', {}, { status: 409 })
  const feast = holiday?.feast ?? facts.feast ?? (facts.nature === 'one_off' ? 'bridge' : 'other')
  if (facts.operation !== 'remove') {
    const taken = await Holiday.query({ client: trx })
      .where({ calendar_id: calendar.id, day_on: facts.dayOn })
      .whereNot('id', holiday?.id ?? 0)
      .first()
    if (taken) {
      throw new Refusal(
        'registry.holiday_exists',
        { on: facts.dayOn, name: taken.nameFr },
        { field: 'dayOn' }
      )
    }
  }
  const proposal = new HolidayProposal().useTransaction(trx)
  proposal.merge({
    calendarId: calendar.id,
    holidayId: holiday?.id ?? null,
    operation: facts.operation,
    dayOn: facts.dayOn,
    feast,
    nameFr: facts.nameFr,
    nameAr: facts.nameAr,
    nature: facts.nature,
    certainty: facts.certainty,
    reference: facts.reference ?? null,
    state: 'proposed',
    proposedById: proposerId,
    proposedAt: clock.now().toUTC(),
  })
  await proposal.save()
  await journal.record(trx, act, {
    action: 'registry.holiday.proposed',
    subject: proposal,
    before: holiday ? snapshot(holiday) : null,
    after: snapshot(proposal),
  })
  const holders = await holdersOf('registry.calendar.approve')
  await notify(trx, {
    userIds: holders.filter((id) => id !== proposerId),
    key: 'registry.notices.holiday_proposed',
    params: {
      name: { fr: proposal.nameFr, ar: proposal.nameAr },
      on: formatCivilDate(proposal.dayOn),
    },
    url: `/registry/holidays/${proposal.dayOn.slice(0, 4)}`,
  })
  return proposal
}
