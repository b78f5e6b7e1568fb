import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import type User from '#platform/users/models/user'

/** A password nobody else chose: at least twelve characters, not the login, not the one before. */
export const PASSWORD_LENGTH = 12

/** Changes a password. `initial` marks one that an administrator gave: its owner must replace it first. */
export async function setPassword(
  act: Act,
  user: User,
  password: string,
  options: { initial?: boolean } = {}
): Promise<void> {
  if (password.length < PASSWORD_LENGTH) {
    throw new Refusal('platform.password_short', { min: PASSWORD_LENGTH }, { field: 'password' })
  }
  if (password.toLowerCase().includes(user.email.split('@')[0].toLowerCase())) {
    throw new Refusal('platform.password_obvious', {}, { field: 'password' })
  }
  if (await user.verifyPassword(password)) {
    throw new Refusal('platform.password_same', {}, { field: 'password' })
  }
  await transaction(async (trx) => {
    user.useTransaction(trx).merge({ password, mustChangePassword: options.initial ?? false })
    await user.save()
    await journal.record(trx, act, { action: 'platform.user.password_changed', subject: user })
  })
}
