import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Act } from '#platform/act'
import { Access } from '#platform/permissions/access'
import { accessOf } from '#platform/permissions/grants'
import { menuFor } from '#platform/navigation/menu'

/** Gives the request its act, and the page what its navigation may show. */
export default class ActMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const user = ctx.auth.user
    ctx.act = new Act(
      { userId: user?.id ?? null, name: user?.nameFr ?? '—' },
      user ? await accessOf(user.id) : Access.of([]),
      ctx.request.id() ?? null,
      ctx.i18n.locale
    )
    if ('view' in ctx) {
      ctx.view.share({
        act: ctx.act,
        user,
        menu: user && ctx.request.method() === 'GET' ? await menuFor(ctx) : [],
        currentPath: ctx.request.url(),
      })
    }
    return next()
  }
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    act: Act
  }
}
