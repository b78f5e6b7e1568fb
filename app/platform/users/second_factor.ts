import { createHash, randomBytes } from 'node:crypto'
import encryption from '@adonisjs/core/services/encryption'
import { generateSecret, generateURI, verifySync } from 'otplib'
import QRCode from 'qrcode'
import redis from '@adonisjs/redis/services/main'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import type User from '#platform/users/models/user'

const RECOVERY_CODES = 10
const digest = (code: string) => createHash('sha256').update(code).digest('hex')
const tidy = (code: string) => code.replace(/[\s-]/g, '').toLowerCase()

/** A new secret and its picture, to be confirmed with a first code. */
export async function proposeAuthenticator(
  user: User
): Promise<{ secret: string; picture: string }> {
  const secret = generateSecret()
  const uri = generateURI({ issuer: 'Idara', label: user.email, secret })
  return { secret, picture: await QRCode.toDataURL(uri, { margin: 1, width: 196 }) }
}

/** Turns the second factor on; answers the recovery codes, shown this once. */
export async function confirmAuthenticator(
  act: Act,
  user: User,
  secret: string,
  code: string
): Promise<string[]> {
  if (!verifySync({ secret, token: tidy(code), epochTolerance: 30 }).valid) {
    throw new Refusal('platform.code_wrong', {}, { field: 'code' })
  }
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes(5).toString('hex'))
  await transaction(async (trx) => {
    user.useTransaction(trx).merge({
      totpSecret: encryption.encrypt(secret),
      totpConfirmedAt: clock.now(),
      recoveryCodes: JSON.stringify(codes.map(digest)),
    })
    await user.save()
    await journal.record(trx, act, { action: 'platform.user.second_factor_on', subject: user })
  })
  return codes.map((item) => `${item.slice(0, 5)}-${item.slice(5)}`)
}

/** Takes the second factor off. Refuses without the password: an open window is not the person. */
export async function removeAuthenticator(act: Act, user: User, password: string): Promise<void> {
  if (!(await user.verifyPassword(password)))
    throw new Refusal('platform.password_wrong', {}, { field: 'current' })
  await transaction(async (trx) => {
    user.useTransaction(trx).merge({ totpSecret: null, totpConfirmedAt: null, recoveryCodes: null })
    await user.save()
    await journal.record(trx, act, { action: 'platform.user.second_factor_off', subject: user })
  })
}

/** Accepts a code of the authenticator, or a recovery code, which is then used up. */
export async function acceptCode(user: User, code: string): Promise<boolean> {
  const secret = user.totpSecret ? encryption.decrypt<string>(user.totpSecret) : null
  const entered = tidy(code)
  if (secret && /^\d{6}$/.test(entered)) {
    if (!verifySync({ secret, token: entered, epochTolerance: 30 }).valid) return false
    // a code that was read over a shoulder opens nothing once it has been used
    return (await redis.set(`used-code:${user.id}:${entered}`, '1', 'EX', 120, 'NX')) === 'OK'
  }
  const codes: string[] = JSON.parse(user.recoveryCodes ?? '[]')
  if (!codes.includes(digest(entered))) return false
  await user
    .merge({ recoveryCodes: JSON.stringify(codes.filter((item) => item !== digest(entered))) })
    .save()
  return true
}
