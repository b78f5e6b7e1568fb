import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { takePayment } from '#tax/cash/actions/take_payment'
import { accountOf } from '#tax/cash/queries/account'
import { findDebtors } from '#tax/cash/queries/find_debtors'
import { MEANS, sessionTotals } from '#tax/cash/queries/session_totals'
import { paymentValidator } from '#tax/cash/validators/counter'

/** The counter: find the debtor, see what is due and why, take the payment. */
export default class CounterController {
  async index({ request, act, view, response }: HttpContext) {
    const session = await openSessionOf(act.actor.userId!)
    if (!session) return response.redirect('/cash/till')
    const term = String(request.input('q', '')).trim()
    const debtors = term ? await findDebtors(act, term) : []
    if (debtors.length === 1) return response.redirect(`/cash/counter/${debtors[0].id}`)
    return view.render('tax/cash/counter', {
      session,
      term,
      debtors,
      totals: await sessionTotals(session.id),
    })
  }

  async show({ params, act, view }: HttpContext) {
    const session = await openSessionOf(act.actor.userId!)
    const account = await accountOf(act, Number(params.party), clock.today())
    return view.render('tax/cash/payment', {
      session,
      account,
      open: account.debts.filter((debt) => debt.open),
      requestKey: randomUUID(),
      means: MEANS,
    })
  }

  async store({ params, request, act, session, response }: HttpContext) {
    const fields = await request.validateUsing(paymentValidator)
    const taken = await takePayment(act, {
      requestKey: fields.requestKey,
      partyId: Number(params.party),
      debtIds: fields.debts ?? [],
      amount: Money.ofDirhams(fields.amount),
      means: fields.means,
      meansReference: fields.meansReference,
      meansBank: fields.meansBank,
      tendered: fields.tendered ? Money.ofDirhams(fields.tendered) : null,
    })
    session.flash('notice', {
      tone: taken.fresh ? 'good' : 'warn',
      key: taken.fresh ? 'cash.counter.taken' : 'cash.counter.taken_before',
      params: { number: taken.number },
    })
    return response.redirect(`/cash/receipts/${taken.receiptId}`)
  }
}

/** The open day of a cashier, with its till; null when none is open. */
export async function openSessionOf(userId: number) {
  return db
    .from('tax_till_sessions as s')
    .join('tax_tills as t', 't.id', 's.till_id')
    .where('s.open_cashier_id', userId)
    .select('s.*', 't.code', 't.name_fr', 't.name_ar', 't.cash_ceiling_minor')
    .first()
}
