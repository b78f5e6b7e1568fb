import { createHash, randomBytes } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import type User from '#platform/users/models/user'

const TOKEN = 'session_token'
const stamp = () => clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** Signs in and remembers where from, so that the person can see and end the session later. */
export async function beginSession(ctx: HttpContext, user: User): Promise<void> {
  await ctx.auth.use('web').login(user)
  const token = randomBytes(24).toString('base64url')
  ctx.session.put(TOKEN, token)
  await db.table('platform_sessions').insert({
    user_id: user.id,
    token_hash: digest(token),
    address: ctx.request.ip(),
    browser: (ctx.request.header('user-agent') ?? '').slice(0, 250),
    started_at: stamp(),
    last_seen_at: stamp(),
  })
}

/** False once the session was ended from another one. */
export async function sessionIsOpen(ctx: HttpContext): Promise<boolean> {
  const token = ctx.session.get(TOKEN)
  if (!token) return false
  const row = await db
    .from('platform_sessions')
    .where('token_hash', digest(token))
    .whereNull('ended_at')
    .first()
  if (!row) return false
  if (Date.now() - new Date(row.last_seen_at).getTime() > 60_000) {
    await db.from('platform_sessions').where('id', row.id).update({ last_seen_at: stamp() })
  }
  return true
}

export async function endSession(ctx: HttpContext): Promise<void> {
  const token = ctx.session.get(TOKEN)
  if (token) {
    await db
      .from('platform_sessions')
      .where('token_hash', digest(token))
      .update({ ended_at: stamp() })
  }
  await ctx.auth.use('web').logout()
}

/** Ends sessions of a person: one, or all but the one of this request. */
export async function revokeSessions(
  userId: number,
  only?: number,
  exceptToken?: string
): Promise<number> {
  const query = db.from('platform_sessions').where('user_id', userId).whereNull('ended_at')
  if (only !== undefined) query.where('id', only)
  if (exceptToken) query.whereNot('token_hash', digest(exceptToken))
  return Number([await query.update({ ended_at: stamp() })].flat()[0])
}

/** The token of this request's session, to tell it from the others. */
export function sessionToken(ctx: HttpContext): string | undefined {
  return ctx.session.get(TOKEN)
}

export { digest as sessionDigest }
