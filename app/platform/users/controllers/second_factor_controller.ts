import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { Refusal } from '#values/refusal'
import {
  rememberSignIn,
  SECOND_FACTOR_TRIES,
  secondFactorDoor,
} from '#platform/users/actions/sign_in'
import { leadBack } from '#platform/users/return'
import { acceptCode } from '#platform/users/second_factor'
import { beginSession } from '#platform/users/sessions'
import { codeValidator } from '#platform/users/validators/account'
import User from '#platform/users/models/user'

/** The second half of signing in, for those who chose one. */
export default class SecondFactorController {
  async create({ session, view, response }: HttpContext) {
    if (!session.has('second_factor')) return response.redirect('/sign-in')
    return view.render('platform/users/second_factor')
  }

  async store(ctx: HttpContext) {
    const userId = ctx.session.get('second_factor')
    if (!userId) return ctx.response.redirect('/sign-in')
    const { code } = await ctx.request.validateUsing(codeValidator)
    const tries = limiter.use(SECOND_FACTOR_TRIES)
    const key = secondFactorDoor(userId)
    if (await tries.isBlocked(key)) {
      throw new Refusal(
        'sign_in.locked',
        { minutes: Math.ceil((await tries.availableIn(key)) / 60) },
        { status: 429, field: 'code' }
      )
    }
    const user = await User.findOrFail(userId)
    if (!(await acceptCode(user, code))) {
      await tries.increment(key)
      await rememberSignIn(ctx, 'refused', { id: user.id, label: user.nameFr })
      throw new Refusal('platform.code_wrong', {}, { field: 'code' })
    }
    await tries.delete(key)
    ctx.session.forget('second_factor')
    await beginSession(ctx, user)
    await rememberSignIn(ctx, 'accepted', { id: user.id, label: user.nameFr })
    return leadBack(ctx)
  }
}
