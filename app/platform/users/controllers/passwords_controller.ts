import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { Refusal } from '#values/refusal'
import {
  requestPasswordReset,
  resetPassword,
  userOfResetToken,
} from '#platform/users/actions/reset_password'
import { setPassword } from '#platform/users/actions/set_password'
import { revokeSessions, sessionToken } from '#platform/users/sessions'
import {
  loginValidator,
  newPasswordValidator,
  ownPasswordValidator,
} from '#platform/users/validators/account'

const REQUESTS = { requests: 5, duration: '1 hour', blockDuration: '1 hour' } as const

/** Passwords: one's own, and the way back for those who forgot. */
export default class PasswordsController {
  edit({ view }: HttpContext) {
    return view.render('platform/users/password')
  }

  async update(ctx: HttpContext) {
    const { current, password } = await ctx.request.validateUsing(ownPasswordValidator)
    const user = ctx.auth.user!
    if (!(await user.verifyPassword(current)))
      throw new Refusal('platform.password_wrong', {}, { field: 'current' })
    await setPassword(ctx.act, user, password)
    await revokeSessions(user.id, undefined, sessionToken(ctx))
    ctx.session.flash('notice', { tone: 'good', key: 'platform.account.password_changed' })
    return ctx.response.redirect('/account')
  }

  create({ view }: HttpContext) {
    return view.render('platform/users/forgotten_password')
  }

  async store({ request, session, response, i18n }: HttpContext) {
    const { login } = await request.validateUsing(loginValidator)
    const allowed = await limiter.use(REQUESTS).attempt(`reset:${request.ip()}`, () => true)
    if (!allowed)
      throw new Refusal('sign_in.locked', { minutes: 60 }, { status: 429, field: 'login' })
    await requestPasswordReset(login, i18n.locale)
    session.flash('notice', { tone: 'info', key: 'platform.account.reset_sent' })
    return response.redirect('/sign-in')
  }

  async choose({ params, view }: HttpContext) {
    await userOfResetToken(params.token)
    return view.render('platform/users/reset_password', { token: params.token })
  }

  async replace({ params, request, session, response }: HttpContext) {
    const { password } = await request.validateUsing(newPasswordValidator)
    await resetPassword(params.token, password)
    session.flash('notice', { tone: 'good', key: 'platform.account.password_changed' })
    return response.redirect('/sign-in')
  }
}
