import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import {
  confirmAuthenticator,
  proposeAuthenticator,
  removeAuthenticator,
} from '#platform/users/second_factor'
import { revokeSessions, sessionDigest, sessionToken } from '#platform/users/sessions'
import { codeValidator, currentPasswordValidator } from '#platform/users/validators/account'
import { browserName } from '#platform/users/browser_name'
import { delegationsOf, lentTo, ownAssignments } from '#platform/users/delegation'

/** One's own account: sessions, second factor, delegation. */
export default class AccountController {
  async show(ctx: HttpContext) {
    const user = ctx.auth.user!
    const sessions = await db
      .from('platform_sessions')
      .where('user_id', user.id)
      .whereNull('ended_at')
      .orderBy('last_seen_at', 'desc')
    const mine = sessionDigest(sessionToken(ctx) ?? '')
    return ctx.view.render('platform/users/account', {
      sessions: sessions.map((session) => ({
        ...session,
        name: browserName(session.browser),
        current: session.token_hash === mine,
      })),
      assignments: await ownAssignments(user.id),
      delegations: await delegationsOf(user.id),
      lent: await lentTo(user.id),
      today: clock.today(),
    })
  }

  async endSession({ params, auth, session, response }: HttpContext) {
    await revokeSessions(auth.user!.id, Number(params.id))
    session.flash('notice', { tone: 'good', key: 'platform.account.session_ended' })
    return response.redirect('/account')
  }

  async endOthers(ctx: HttpContext) {
    await revokeSessions(ctx.auth.user!.id, undefined, sessionToken(ctx))
    ctx.session.flash('notice', { tone: 'good', key: 'platform.account.others_ended' })
    return ctx.response.redirect('/account')
  }

  async proposeSecondFactor({ auth, session, view }: HttpContext) {
    const proposal = await proposeAuthenticator(auth.user!)
    session.put('proposed_secret', proposal.secret)
    return view.render('platform/users/authenticator', proposal)
  }

  async confirmSecondFactor({ auth, act, session, request, response }: HttpContext) {
    const { code } = await request.validateUsing(codeValidator)
    const secret = session.get('proposed_secret')
    if (!secret) return response.redirect('/account/second-factor')
    const codes = await confirmAuthenticator(act, auth.user!, secret, code)
    session.forget('proposed_secret')
    session.flash('recovery_codes', codes)
    return response.redirect('/account/recovery-codes')
  }

  /** Shown once, right after they were made. */
  async recoveryCodes({ session, view, response }: HttpContext) {
    const codes = session.flashMessages.get('recovery_codes')
    if (!codes) return response.redirect('/account')
    return view.render('platform/users/recovery_codes', { codes })
  }

  async removeSecondFactor({ auth, act, session, request, response }: HttpContext) {
    const { current } = await request.validateUsing(currentPasswordValidator)
    await removeAuthenticator(act, auth.user!, current)
    session.flash('notice', { tone: 'warn', key: 'platform.account.second_factor_removed' })
    return response.redirect('/account')
  }
}
