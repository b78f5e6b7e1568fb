import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { yearEndJob } from '#budget/jobs/year_end'
import { refuseObstacles } from '#budget/actions/refuse_obstacles'
import { YearEnd } from '#budget/models/year_end'
import { separateDuties } from '#budget/rules/separation'

/** Proposes to end a budget year; once. Refuses `budget.year_end_obstacles` with all that is not settled. */
export async function prepareYearEnd(act: Act, year: number): Promise<YearEnd> {
  act.authorize('budget.year_ends.prepare')
  return transaction(async (trx) => {
    const known = await YearEnd.query({ client: trx }).where('year', year).first()
    if (known) return known
    if (!(await trx.from('budget_lines').where('year', year).first())) {
      throw new Refusal('budget.year_end_empty', { year: String(year) }, { field: 'year' })
    }
    await refuseObstacles(trx, year)
    const yearEnd = await YearEnd.create(
      {
        year,
        state: 'prepared',
        preparedById: act.actor.userId,
        preparedByName: act.actor.name,
        preparedAt: clock.now(),
        carriedMinor: 0,
        lapsedMinor: 0,
        cancelledMinor: 0,
        lockVersion: 1,
      },
      { client: trx }
    )
    await journal.record(trx, act, {
      action: 'budget.year_end.prepared',
      subject: yearEnd,
      after: { year, state: yearEnd.state },
    })
    return yearEnd
  })
}

/**
 * Pronounces the end of the year; the work itself is a job. Never by whoever prepared it. Asking again while it
 * is not done starts the work again, which finds what is done. Refuses `budget.year_end_done`.
 */
export async function pronounceYearEnd(act: Act, id: number): Promise<YearEnd> {
  act.authorize('budget.year_ends.pronounce')
  return transaction(async (trx) => {
    const yearEnd = await YearEnd.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (yearEnd.state === 'done') {
      throw new Refusal('budget.year_end_done', { year: String(yearEnd.year) }, { status: 409 })
    }
    separateDuties(act.actor.userId, 'year_end', [
      { step: 'prepare_year_end', personId: yearEnd.preparedById, name: yearEnd.preparedByName },
    ])
    await refuseObstacles(trx, yearEnd.year)
    const before = yearEnd.state
    yearEnd.merge({
      state: 'pronounced',
      pronouncedById: act.actor.userId,
      pronouncedByName: act.actor.name,
      pronouncedAt: clock.now(),
      lockVersion: yearEnd.lockVersion + 1,
    })
    yearEnd.runId = await enqueue(
      trx,
      act,
      yearEndJob,
      { yearEndId: yearEnd.id },
      {
        title: { key: 'budget.jobs.year_end', params: { year: String(yearEnd.year) } },
        key: `budget.year_end:${yearEnd.id}:${yearEnd.lockVersion}`,
        url: `/budget/year-ends/${yearEnd.id}`,
      }
    )
    await yearEnd.save()
    await journal.record(trx, act, {
      action: 'budget.year_end.pronounced',
      subject: yearEnd,
      before: { state: before },
      after: { state: yearEnd.state },
    })
    return yearEnd
  })
}
