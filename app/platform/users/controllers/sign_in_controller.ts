import type { HttpContext } from '@adonisjs/core/http'
import { signIn } from '#platform/users/actions/sign_in'
import { leadBack } from '#platform/users/return'
import { endSession } from '#platform/users/sessions'
import { signInValidator } from '#platform/users/validators/sign_in'

/** The way in and the way out. */
export default class SignInController {
  async create({ view }: HttpContext) {
    return view.render('platform/users/sign_in')
  }

  async store(ctx: HttpContext) {
    const credentials = await ctx.request.validateUsing(signInValidator)
    const outcome = await signIn(ctx, credentials)
    if (outcome === 'second_factor') return ctx.response.redirect('/sign-in/second-factor')
    return leadBack(ctx)
  }

  async destroy(ctx: HttpContext) {
    await endSession(ctx)
    return ctx.response.redirect('/sign-in')
  }
}
