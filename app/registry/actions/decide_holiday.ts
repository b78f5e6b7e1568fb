import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import { transaction } from '#platform/transaction'
import { Holiday } from '#registry/models/holiday'
import { HolidayProposal } from '#registry/models/holiday_proposal'

/**
 * Decides a day of rest asked by somebody else, or withdraws one's own.
 * Refuses `registry.proposal_decided`, `registry.own_proposal`, `registry.not_own_proposal`, `registry.decision_reason`.
 */
export async function decideHoliday(
  act: Act,
  id: number,
  decision: 'approved' | 'rejected' | 'withdrawn',
  reason: string | null
): Promise<HolidayProposal> {
  act.authorize(
    decision === 'withdrawn' ? 'registry.calendar.propose' : 'registry.calendar.approve'
  )
  return transaction(async (trx) => {
    const proposal = await HolidayProposal.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    if (proposal.state !== 'proposed') {
      throw new Refusal(
        'registry.proposal_decided',
        { name: proposal.nameFr, state: proposal.state },
        { status: 409 }
      )
    }
    const own = proposal.proposedById === act.actor.userId
    if (decision === 'withdrawn' && !own)
      throw new Refusal('registry.not_own_proposal', {}, { status: 403 })
    if (decision !== 'withdrawn' && (own || act.actor.userId === null)) {
      throw new Refusal('registry.own_proposal', { name: proposal.nameFr }, { status: 403 })
    }
    if (decision === 'rejected' && !reason)
      throw new Refusal('registry.decision_reason', {}, { field: 'reason' })
    proposal.merge({
      state: decision,
      decidedById: act.actor.userId,
      decidedAt: clock.now().toUTC(),
      decisionReason: reason,
    })
    await proposal.save()
    if (decision === 'approved') await apply(trx, act, proposal)
    await journal.record(trx, act, {
      action: `registry.holiday.${decision}`,
      subject: proposal,
      reason,
    })
    return proposal
  })
}

async function apply(trx: Transaction, act: Act, proposal: HolidayProposal): Promise<void> {
  const known = proposal.holidayId
    ? await Holiday.query({ client: trx }).where('id', proposal.holidayId).forUpdate().first()
    : null
  if (proposal.operation !== 'add' && !known)
    throw new Refusal('registry.holiday_missing', {}, { status: 409 })
  const before = known ? snapshot(known) : null
  if (proposal.operation === 'remove') {
    await known!.delete()
    await journal.record(trx, act, { action: 'registry.holiday.removed', subject: known!, before })
    return
  }
  const holiday = known ?? new Holiday().useTransaction(trx)
  holiday.merge({
    calendarId: proposal.calendarId,
    dayOn: proposal.dayOn,
    feast: proposal.feast,
    nameFr: proposal.nameFr,
    nameAr: proposal.nameAr,
    nature: proposal.nature,
    certainty: proposal.certainty,
    reference: proposal.reference,
    lockVersion: (known?.lockVersion ?? 0) + 1,
  })
  await holiday.save()
  await journal.record(trx, act, {
    action: known ? 'registry.holiday.moved' : 'registry.holiday.added',
    subject: holiday,
    before,
    after: snapshot(holiday),
  })
}
