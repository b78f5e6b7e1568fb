import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import db from '@adonisjs/lucid/services/db'
import { Act } from '#platform/act'
import { PageDossier } from '#platform/attachments/page_dossier'
import { Access } from '#platform/permissions/access'
import { accessOf } from '#platform/permissions/grants'
import { allImports } from '#platform/imports/definition'
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
        mayImport: allImports().some((definition) => ctx.act.can(definition.permission)),
        pageDossier: new PageDossier(ctx),
        currentPath: ctx.request.url(),
        noticeCount: user && ctx.request.method() === 'GET' ? await unreadCount(user.id) : 0,
      })
    }
    return next()
  }
}

async function unreadCount(userId: number): Promise<number> {
  const row = await db
    .from('platform_notifications')
    .where('user_id', userId)
    .whereNull('read_at')
    .count('* as total')
    .first()
  return Number(row.total)
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    act: Act
  }
}
