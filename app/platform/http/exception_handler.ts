import type { IncomingMessage } from 'node:http'
import app from '@adonisjs/core/services/app'
import { ExceptionHandler } from '@adonisjs/core/http'
import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import { StaleEdit } from '#values/stale_edit'
import { speakTo } from '#platform/http/middleware/locale_middleware'
import { rememberWanted, secretFields } from '#platform/users/return'
import { refusalText } from '#platform/http/refusal_text'

/** Of a whole request, in megabytes; config/bodyparser.ts holds it to that. */
export const LARGEST_BODY = 40

const PAGES = [401, 403, 404, 409, 413, 419, 422, 429, 500, 503]

/** Errors in the product's voice. A refusal goes back to the form it came from; nothing typed is lost. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev
  protected renderStatusPages = false

  async handle(error: unknown, ctx: HttpContext) {
    if (error instanceof Refusal) return this.#refuse(error, ctx)
    const status = statusOf(error)
    if (status === 413 && ctx.session) return this.#tooLarge(ctx)
    if (isCsrf(error)) return this.#expired(error, ctx)
    if (status === 422 || status === 302 || status === 401 || app.inDev)
      return super.handle(error, ctx)
    return this.#page(status, ctx)
  }

  async report(error: unknown, ctx: HttpContext) {
    if (error instanceof Refusal) return
    if (wentAway(error, ctx)) return ctx.logger.info('The browser went away before it had asked')
    return super.report(error, ctx)
  }

  #refuse(refusal: Refusal, ctx: HttpContext) {
    const text = refusalText(ctx.i18n, refusal)
    if (ctx.request.accepts(['html', 'json']) === 'json') {
      return ctx.response.status(refusal.status).send({
        error: {
          code: refusal.code,
          params: refusal.params,
          message: text,
          field: refusal.field,
        },
      })
    }
    if (ctx.request.method() === 'GET' || refusal.status === 403 || refusal.status === 404) {
      return this.#page(refusal.status, ctx, text)
    }
    ctx.session.flashExcept(secretFields(ctx))
    if (refusal instanceof StaleEdit) {
      const { fields, lockVersion, labels } = refusal
      ctx.session.flash('stale', { fields, lockVersion, labels })
    } else ctx.session.flash('refusal', { text, field: refusal.field ?? null })
    if (refusal.field) ctx.session.flash('inputErrorsBag', { [refusal.field]: [text] })
    // with its query: which record, which choice the form was about
    return ctx.response.redirect().withQs().back()
  }

  /** A body beyond the limit: heard to its end, so that the browser listens, then refused on the form it came from. */
  async #tooLarge(ctx: HttpContext) {
    await drained(ctx.request.request)
    return this.#refuse(
      new Refusal('body_too_large', { most: LARGEST_BODY }, { status: 413, field: 'file' }),
      ctx
    )
  }

  /** A form sent after its session ended: signing in again brings it back as it was typed. */
  #expired(error: unknown, ctx: HttpContext) {
    if (ctx.auth?.user || !ctx.session) return super.handle(error, ctx)
    rememberWanted(ctx)
    ctx.session.flash('notice', { tone: 'warn', key: 'sign_in.needed' })
    return ctx.response.redirect('/sign-in')
  }

  async #page(status: number, ctx: HttpContext, detail?: string) {
    const known = PAGES.includes(status) ? status : status >= 500 ? 500 : 404
    ctx.response.status(status)
    if (known === 503) ctx.response.header('retry-after', '30')
    const { response } = ctx
    if (!('view' in ctx)) return response.send(String(known))
    if (!ctx.i18n) speakTo(ctx)
    // Who is signed in keeps the navigation: it is the way on from a page that is not there.
    const framed =
      known < 500 && ctx.request.method() === 'GET' && Boolean(ctx.auth?.user && ctx.act)
    const html = await ctx.view.render(`platform/errors/${framed ? 'framed' : 'page'}`, {
      status: known,
      detail,
      requestId: ctx.request.id(),
    })
    return ctx.response.send(html)
  }
}

/** What the drivers of database and Redis say when their server is away. */
const AWAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'MaxRetriesPerRequestError',
  'KnexTimeoutError',
]

function statusOf(error: unknown): number {
  const { status, code, name } = error as { status?: number; code?: string; name?: string }
  return AWAY.some((word) => word === code || word === name) ? 503 : (status ?? 500)
}

function isCsrf(error: unknown): boolean {
  return (error as { code?: string }).code === 'E_BAD_CSRF_TOKEN'
}

/** A request that its browser broke off while its body was still to be read: nobody waits for an answer. */
function wentAway(error: unknown, ctx: HttpContext): boolean {
  const { type } = error as { type?: string }
  return (
    ['stream.not.readable', 'request.aborted'].includes(type ?? '') && ctx.request.request.destroyed
  )
}

/** Lets the rest of a request go by, for a minute at most. */
async function drained(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, 60_000)
    const end = () => {
      clearTimeout(late)
      resolve()
    }
    request.once('end', end).once('close', end).once('error', end)
    request.resume()
  })
}
