import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { ownOpenSession } from '#tax/cash/actions/open_till'
import { sessionTotals } from '#tax/cash/queries/session_totals'

/**
 * Ends the day with the cash as counted. What should be there is the opening plus the cash taken less the cash
 * taken back; a difference must be remarked on, and stays on the record.
 */
export async function closeTill(act: Act, counted: Money, remark: string | null): Promise<number> {
  act.authorize('cash.counter.use')
  return transaction(async (trx) => {
    const session = await ownOpenSession(trx, act)
    const totals = await sessionTotals(session.id, trx)
    const expected = Money.ofMinor(session.opening_minor).plus(totals.byMeans.cash.amount)
    const difference = counted.minus(expected)
    if (!difference.isZero() && !remark) {
      throw new Refusal(
        'cash.difference_unremarked',
        { expected: expected.format(), counted: counted.format(), difference: difference.format() },
        { field: 'remark' }
      )
    }
    await trx
      .from('tax_till_sessions')
      .where('id', session.id)
      .update({
        closed_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
        counted_minor: counted.minor,
        expected_minor: expected.minor,
        remark,
        open_till_id: null,
        open_cashier_id: null,
      })
    await journal.record(trx, act, {
      action: 'cash.till.closed',
      subject: {
        type: 'cash.session',
        id: session.id,
        label: `${session.code} ${session.opened_on}`,
      },
      after: {
        expected: expected.toDecimal(),
        counted: counted.toDecimal(),
        difference: difference.toDecimal(),
      },
      reason: remark,
    })
    return session.id
  })
}
