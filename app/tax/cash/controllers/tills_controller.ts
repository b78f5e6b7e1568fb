import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { renderList } from '#platform/lists/render'
import { closeTill } from '#tax/cash/actions/close_till'
import { openTill } from '#tax/cash/actions/open_till'
import { openSessionOf } from '#tax/cash/controllers/counter_controller'
import { sessionList } from '#tax/cash/lists/sessions'
import { sessionTotals } from '#tax/cash/queries/session_totals'
import { closeTillValidator, openTillValidator } from '#tax/cash/validators/counter'

/** A cashier's day at a till: opened with its cash, closed with the cash counted. */
export default class TillsController {
  async show({ act, view }: HttpContext) {
    const session = await openSessionOf(act.actor.userId!)
    if (session) {
      const totals = await sessionTotals(session.id)
      const expected = Money.ofMinor(session.opening_minor).plus(totals.byMeans.cash.amount)
      return view.render('tax/cash/till_open', { session, totals, expected })
    }
    const tills = await db
      .from('tax_tills as t')
      .leftJoin('tax_till_sessions as s', 's.open_till_id', 't.id')
      .leftJoin('platform_users as u', 'u.id', 's.cashier_id')
      .where('t.active', 1)
      .orderBy('t.code')
      .select('t.*', 'u.name_fr as cashier', 'u.name_ar as cashier_ar')
    return view.render('tax/cash/till_closed', { tills })
  }

  async open({ request, act, session, response }: HttpContext) {
    const fields = await request.validateUsing(openTillValidator)
    await openTill(act, fields.till, Money.ofDirhams(fields.opening))
    session.flash('notice', { tone: 'good', key: 'cash.till.opened' })
    return response.redirect('/cash/counter')
  }

  async close({ request, act, session, response }: HttpContext) {
    const fields = await request.validateUsing(closeTillValidator)
    const id = await closeTill(act, Money.ofDirhams(fields.counted), fields.remark ?? null)
    session.flash('notice', { tone: 'good', key: 'cash.till.closed' })
    return response.redirect(`/cash/sessions/${id}`)
  }

  /** Days of all tills, for those who oversee them. */
  async sessions(ctx: HttpContext) {
    return renderList(ctx, sessionList)
  }

  /** The day as it was closed; its cashier's, or any for those who oversee the tills. */
  async session({ params, act, view }: HttpContext) {
    const day = await db
      .from('tax_till_sessions as s')
      .join('tax_tills as t', 't.id', 's.till_id')
      .join('platform_users as u', 'u.id', 's.cashier_id')
      .where('s.id', params.id)
      .select(
        's.*',
        't.code',
        't.name_fr',
        't.name_ar',
        'u.name_fr as cashier',
        'u.name_ar as cashier_ar'
      )
      .first()
    if (!day || (day.cashier_id !== act.actor.userId && !act.can('cash.tills.view'))) {
      throw new Refusal('not_found', {}, { status: 404 })
    }
    return view.render('tax/cash/session', { day, totals: await sessionTotals(day.id) })
  }
}
