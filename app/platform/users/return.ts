import type { HttpContext } from '@adonisjs/core/http'
import type { SessionData } from '@adonisjs/session/types'

/** Where somebody wanted to go when the sign-in page came between, and what they had typed there. */
const WANTED = 'wanted'
const TYPED = 'typed'

const SECRETS = ['_csrf', '_method', 'password', 'password_confirmation', 'current']

/** Fields never kept, not even until the next page; a `code` is one of them where it opens a door. */
export function secretFields({ request }: HttpContext): string[] {
  return request.url().endsWith('/second-factor') ? [...SECRETS, 'code'] : SECRETS
}

/** Kept in the session, so that a form sent too late costs nobody their text. */
const LARGEST = 200_000

/**
 * Remembers the page somebody is kept from; of a form sent after the session ended, the form's page and what was
 * typed in it. Only addresses of our own, only pages.
 */
export function rememberWanted(ctx: HttpContext): void {
  const { request, session } = ctx
  if (request.accepts(['html', 'json']) !== 'html') return
  if (request.method() === 'GET') return session.put(WANTED, request.url(true))
  const from = ownAddress(request.header('referer'), request.host())
  if (!from || from.startsWith('/sign-in')) return
  const secrets = secretFields(ctx)
  const typed = Object.fromEntries(
    Object.entries(request.body()).filter(([name]) => !secrets.includes(name))
  )
  session.put(WANTED, from)
  if (JSON.stringify(typed).length < LARGEST) session.put(TYPED, typed)
}

/** Leads somebody who has just signed in to where they were going, the form filled as they left it. */
export function leadBack({ session, response }: HttpContext) {
  const typed = session.pull(TYPED) as SessionData | null
  if (typed) {
    session.flash(typed)
    session.flash('notice', { tone: 'info', key: 'sign_in.typed_kept' })
  }
  return response.redirect().toPath(session.pull(WANTED, '/'))
}

function ownAddress(referer: string | undefined, host: string | null): string | null {
  if (!referer || !URL.canParse(referer)) return null
  const url = new URL(referer)
  return url.host === host ? url.pathname + url.search : null
}
