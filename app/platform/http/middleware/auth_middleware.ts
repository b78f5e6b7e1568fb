import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { clock } from '#platform/clock'
import { rememberWanted } from '#platform/users/return'
import { endSession, sessionIsOpen } from '#platform/users/sessions'

/** Only people signed in, with a session nobody has revoked and a password of their own. */
export default class AuthMiddleware {
  redirectTo = '/sign-in'

  async handle(ctx: HttpContext, next: NextFn) {
    if (!(await ctx.auth.check())) rememberWanted(ctx)
    await ctx.auth.authenticateUsing(['web'], { loginRoute: this.redirectTo })
    const user = ctx.auth.user!
    if (user.state !== 'active' || !(await sessionIsOpen(ctx))) {
      await endSession(ctx)
      rememberWanted(ctx)
      ctx.session.flash('notice', { tone: 'warn', key: 'sign_in.session_ended' })
      return ctx.response.redirect(this.redirectTo)
    }
    if (user.mustChangePassword && !ctx.request.url().startsWith('/account/password')) {
      return ctx.response.redirect('/account/password')
    }
    if (!user.lastSeenAt || user.lastSeenAt.diffNow('minutes').minutes < -5) {
      await user.merge({ lastSeenAt: clock.now() }).save()
    }
    return next()
  }
}
