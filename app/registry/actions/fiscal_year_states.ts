import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import { transaction } from '#platform/transaction'
import { FiscalYear } from '#registry/models/fiscal_year'

/** Plans a fiscal year, the civil year. Answers the one that exists when there is one. */
export async function planFiscalYear(
  act: Act,
  year: number,
  trx?: Transaction
): Promise<FiscalYear> {
  act.authorize('registry.years.manage')
  if (!trx) return transaction((inner) => planFiscalYear(act, year, inner))
  const known = await FiscalYear.findBy({ year }, { client: trx })
  if (known) return known
  const planned = new FiscalYear().useTransaction(trx)
  planned.merge({
    year,
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    state: 'planned',
    lockVersion: 1,
  })
  await planned.save()
  await journal.record(trx, act, {
    action: 'registry.fiscal_year.planned',
    subject: planned,
    after: snapshot(planned),
  })
  return planned
}

/** Opens a planned year, or one closed too early with a reason. Refuses `registry.year_already`. */
export async function openFiscalYear(
  act: Act,
  id: number,
  reason: string | null,
  trx?: Transaction
): Promise<FiscalYear> {
  act.authorize('registry.years.manage')
  if (!trx) return transaction((inner) => openFiscalYear(act, id, reason, inner))
  const year = await lockYear(trx, id)
  if (year.state === 'open')
    throw new Refusal('registry.year_already', { year: String(year.year), state: 'open' })
  if (year.state === 'closed' && !reason) {
    throw new Refusal(
      'registry.year_reopening_reason',
      { year: String(year.year) },
      { field: 'reason' }
    )
  }
  const before = snapshot(year)
  year.merge({
    state: 'open',
    openedAt: clock.now().toUTC(),
    openedById: act.actor.userId,
    closedAt: null,
    closedById: null,
    lockVersion: year.lockVersion + 1,
  })
  await year.save()
  await journal.record(trx, act, {
    action: 'registry.fiscal_year.opened',
    subject: year,
    before,
    after: snapshot(year),
    reason,
  })
  return year
}

/**
 * Closes an open year once it is over: nothing more is written into it. Waits for facts being written into it.
 * Refuses `registry.year_not_over` before its last day, `registry.year_earlier_open` while an earlier one is open.
 */
export async function closeFiscalYear(
  act: Act,
  id: number,
  reason: string | null
): Promise<FiscalYear> {
  act.authorize('registry.years.manage')
  return transaction(async (trx) => {
    const year = await lockYear(trx, id)
    if (year.state !== 'open')
      throw new Refusal('registry.year_already', { year: String(year.year), state: year.state })
    if (clock.today() <= year.endsOn) {
      throw new Refusal('registry.year_not_over', { year: String(year.year), on: year.endsOn })
    }
    const earlier = await FiscalYear.query({ client: trx })
      .where('state', 'open')
      .where('year', '<', year.year)
      .first()
    if (earlier) {
      throw new Refusal('registry.year_earlier_open', {
        year: String(year.year),
        earlier: String(earlier.year),
      })
    }
    const before = snapshot(year)
    year.merge({
      state: 'closed',
      closedAt: clock.now().toUTC(),
      closedById: act.actor.userId,
      lockVersion: year.lockVersion + 1,
    })
    await year.save()
    await journal.record(trx, act, {
      action: 'registry.fiscal_year.closed',
      subject: year,
      before,
      after: snapshot(year),
      reason,
    })
    return year
  })
}

async function lockYear(trx: Transaction, id: number): Promise<FiscalYear> {
  return FiscalYear.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
}
