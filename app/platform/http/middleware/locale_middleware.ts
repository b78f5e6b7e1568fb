import i18nManager from '@adonisjs/i18n/services/main'
import type { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import { RequestValidator } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { stampedParams } from '#values/text'

export const LOCALES = ['fr', 'ar', 'en'] as const

/** The reader's language: the person's own, else the last one chosen here, else French. */
export default class LocaleMiddleware {
  static {
    RequestValidator.messagesProvider = (ctx) => ctx.i18n.createMessagesProvider()
  }

  async handle(ctx: HttpContext, next: NextFn) {
    speakTo(ctx, ctx.auth.user?.locale)
    return next()
  }
}

/** Gives the request and its page their language; of a request that broke before its session was opened, too. */
export function speakTo(ctx: HttpContext, own?: string | null): void {
  const wanted = own ?? ctx.request.plainCookie('idara-locale', undefined) ?? 'fr'
  const locale = LOCALES.find((known) => known === wanted) ?? 'fr'
  ctx.i18n = i18nManager.locale(locale)
  if (!('view' in ctx)) return
  ctx.view.share({
    i18n: ctx.i18n,
    locale,
    direction: locale === 'ar' ? 'rtl' : 'ltr',
    t: (key: string, params?: Record<string, unknown>) =>
      ctx.i18n.t(key, (params ? stampedParams(params) : undefined) as never),
  })
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    i18n: I18n
  }
}
