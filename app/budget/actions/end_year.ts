import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { type Transaction, transaction } from '#platform/transaction'
import { refuseObstacles } from '#budget/actions/refuse_obstacles'
import { YearEnd } from '#budget/models/year_end'
import { carriedSections } from '#budget/queries/year_end'
import { yearEndStatements } from '#budget/queries/year_end_statements'

export interface YearEnded {
  carried: number
  lapsed: number
  /** False when the year had ended already: nothing was done again. */
  endedNow: boolean
}

/**
 * Ends the year in one transaction of set-based statements: what is committed and not mandated goes over to the
 * same line of the next year with its credit (equipment), or lapses (operating); each line's statement is kept.
 * Whoever comes second waits for the lock and finds it done; whoever is killed leaves nothing behind.
 */
export async function endYear(
  act: Act,
  yearEndId: number,
  onStep: (step: number, steps: number) => Promise<void> = async () => {}
): Promise<YearEnded> {
  act.authorize('budget.year_ends.pronounce')
  const { year } = await YearEnd.findOrFail(yearEndId)
  const sections = await carriedSections(year)
  return transaction(async (trx) => {
    const yearEnd = await YearEnd.query({ client: trx })
      .where('id', yearEndId)
      .forUpdate()
      .firstOrFail()
    if (yearEnd.state === 'done') return { ...(await outcomes(trx, yearEndId)), endedNow: false }
    if (yearEnd.state !== 'pronounced')
      throw new Refusal('budget.year_end_not_pronounced', { year: String(year) }, { status: 409 })
    await trx
      .from('budget_lines')
      .whereIn('year', [year, year + 1])
      .orderBy('id')
      .forUpdate()
    await refuseObstacles(trx, year)

    const statements = yearEndStatements({
      id: yearEnd.id,
      year,
      sections,
      on: clock.today(),
      at: clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
      actorId: act.actor.userId,
      actorName: act.actor.name,
    })
    for (const [index, statement] of statements.entries()) {
      await trx.rawQuery(statement.sql, statement.bindings as never)
      await onStep(index + 1, statements.length)
    }
    const totals = await trx
      .from('budget_year_end_lines')
      .where('year_end_id', yearEnd.id)
      .sum({ carried: 'carried_minor', lapsed: 'lapsed_minor', cancelled: 'cancelled_minor' })
      .first()
    yearEnd.merge({
      state: 'done',
      doneAt: clock.now(),
      carriedMinor: Number(totals?.carried ?? 0),
      lapsedMinor: Number(totals?.lapsed ?? 0),
      cancelledMinor: Number(totals?.cancelled ?? 0),
    })
    await yearEnd.save()
    await record(trx, act, yearEnd)
    return { ...(await outcomes(trx, yearEndId)), endedNow: true }
  })
}

async function outcomes(trx: Transaction, yearEndId: number) {
  const rows = await trx
    .from('budget_year_end_items')
    .where('year_end_id', yearEndId)
    .groupBy('outcome')
    .select('outcome')
    .count('* as total')
  const of = (outcome: string) => Number(rows.find((row) => row.outcome === outcome)?.total ?? 0)
  return { carried: of('carried'), lapsed: of('lapsed') }
}

/** The journal of the year and of each commitment; whoever proposed one that lapsed is told. */
async function record(trx: Transaction, act: Act, yearEnd: YearEnd): Promise<void> {
  const items = await trx
    .from('budget_year_end_items as i')
    .join('budget_commitments as c', 'c.id', 'i.commitment_id')
    .join('budget_lines as from_line', 'from_line.id', 'i.from_line_id')
    .leftJoin('budget_lines as to_line', 'to_line.id', 'i.to_line_id')
    .where('i.year_end_id', yearEnd.id)
    .orderBy('i.id')
    .select('i.*', 'c.number', 'c.proposed_by_id')
    .select('from_line.code as from_code', 'to_line.code as to_code')
  await journal.recordAll(trx, act, [
    {
      action: 'budget.year_end.done',
      subject: yearEnd,
      before: { state: 'pronounced' },
      after: {
        state: yearEnd.state,
        carried: Money.ofMinor(yearEnd.carriedMinor).toDecimal(),
        lapsed: Money.ofMinor(yearEnd.lapsedMinor).toDecimal(),
        cancelled: Money.ofMinor(yearEnd.cancelledMinor).toDecimal(),
      },
    },
    ...items.map((item) => ({
      action: `budget.commitment.${item.outcome}`,
      subject: { type: 'budget.commitment', id: item.commitment_id, label: item.number },
      // the line of the next year has the same code
      before: { line: `${item.from_code} · ${yearEnd.year}` },
      after: {
        line: item.to_code ? `${item.to_code} · ${yearEnd.year + 1}` : null,
        amount: Money.ofMinor(item.amount_minor).toDecimal(),
      },
    })),
  ])
  const told = items.filter((item) => item.outcome === 'lapsed').map((item) => item.proposed_by_id)
  await notify(trx, {
    userIds: [...new Set([...told, yearEnd.preparedById])].filter((id) => id !== null),
    key: 'budget.notices.year_ended',
    params: { year: String(yearEnd.year) },
    url: `/budget/year-ends/${yearEnd.id}`,
    tone: 'info',
  })
}
