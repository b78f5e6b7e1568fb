import { errors as authErrors } from '@adonisjs/auth'
import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { Refusal } from '#values/refusal'
import { Act } from '#platform/act'
import { Access } from '#platform/permissions/access'
import { journal } from '#platform/audit/journal'
import User from '#platform/users/models/user'
import { beginSession } from '#platform/users/sessions'

/**
 * The tries of one person count together, however the login is written: by e-mail, by number, in capitals or with
 * accents that the database takes for the same letters.
 */
async function doorOf(login: string): Promise<string> {
  const user = await User.query().where('email', login).orWhere('staffNumber', login).first()
  return user ? `sign-in:person-${user.id}` : `sign-in:${login.toLowerCase()}`
}

/** Opens the door again for somebody whose password was replaced. */
export async function forgiveTries(userId: number): Promise<void> {
  await limiter.use(ACCOUNT).delete(`sign-in:person-${userId}`)
  await limiter.use(SECOND_FACTOR_TRIES).delete(secondFactorDoor(userId))
}

/** Five wrong passwords close an account's door for a quarter of an hour; an address has more patience. */
const ACCOUNT = { requests: 5, duration: '15 mins', blockDuration: '15 mins' } as const
export const SECOND_FACTOR_TRIES = {
  requests: 6,
  duration: '15 mins',
  blockDuration: '15 mins',
} as const
export const secondFactorDoor = (userId: number) => `second-factor:${userId}`
const ADDRESS = { requests: 60, duration: '15 mins', blockDuration: '15 mins' } as const

/**
 * Checks a login and password. Answers 'signed_in', or 'second_factor' when a code must follow.
 * Refuses `sign_in.wrong` without saying which half was wrong, `sign_in.locked` after too many tries.
 */
export async function signIn(
  ctx: HttpContext,
  { login, password }: { login: string; password: string }
): Promise<'signed_in' | 'second_factor'> {
  const account = limiter.use(ACCOUNT)
  const address = limiter.use(ADDRESS)
  const accountKey = await doorOf(login.trim())
  const addressKey = `sign-in-from:${ctx.request.ip()}`
  if ((await account.isBlocked(accountKey)) || (await address.isBlocked(addressKey))) {
    const seconds = Math.max(
      await account.availableIn(accountKey),
      await address.availableIn(addressKey)
    )
    throw new Refusal(
      'sign_in.locked',
      { minutes: Math.ceil(seconds / 60) },
      { status: 429, field: 'login' }
    )
  }
  const user = await verified(login, password)
  if (!user || user.state !== 'active') {
    await account.increment(accountKey)
    await address.increment(addressKey)
    await rememberSignIn(ctx, 'refused', { id: user?.id ?? 0, label: login })
    throw new Refusal('sign_in.wrong', {}, { field: 'login' })
  }
  await account.delete(accountKey)
  if (user.totpConfirmedAt) {
    ctx.session.put('second_factor', user.id)
    return 'second_factor'
  }
  await beginSession(ctx, user)
  await rememberSignIn(ctx, 'accepted', { id: user.id, label: user.nameFr })
  return 'signed_in'
}

async function verified(login: string, password: string): Promise<User | null> {
  try {
    return await User.verifyCredentials(login.trim(), password)
  } catch (error) {
    if (error instanceof authErrors.E_INVALID_CREDENTIALS) return null
    throw error
  }
}

/** Writes in the journal who came in, or was refused. */
export async function rememberSignIn(
  ctx: HttpContext,
  outcome: 'accepted' | 'refused',
  user: { id: number; label: string }
): Promise<void> {
  const act = new Act(
    { userId: user.id || null, name: user.label },
    Access.of([]),
    ctx.request.id() ?? null,
    ctx.i18n.locale
  )
  const action = outcome === 'accepted' ? 'platform.sign_in.accepted' : 'platform.sign_in.refused'
  await journal.recordRead(act, { action, subject: { type: 'platform.user', ...user } })
}
