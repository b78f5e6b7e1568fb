import { createHash, randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { appUrl } from '#config/app'
import { Act } from '#platform/act'
import { systemAct } from '#platform/act'
import { Access } from '#platform/permissions/access'
import { clock } from '#platform/clock'
import { mailJob } from '#platform/mail/mail_job'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { setPassword } from '#platform/users/actions/set_password'
import { forgiveTries } from '#platform/users/actions/sign_in'
import { revokeSessions } from '#platform/users/sessions'
import User from '#platform/users/models/user'

const VALID_MINUTES = 60
const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** Sends a link to the address of a login, if there is such a person; says nothing either way. */
export async function requestPasswordReset(login: string, locale: string): Promise<void> {
  const user = await User.query().where('email', login).orWhere('staffNumber', login).first()
  if (!user || user.state !== 'active') return
  const token = randomBytes(24).toString('base64url')
  await transaction(async (trx) => {
    await trx.table('platform_password_resets').insert({
      user_id: user.id,
      token_hash: digest(token),
      expires_at: clock.now().plus({ minutes: VALID_MINUTES }).toFormat('yyyy-MM-dd HH:mm:ss'),
      created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
    })
    await enqueue(
      trx,
      systemAct('Idara'),
      mailJob,
      {
        to: user.email,
        locale: user.locale ?? locale,
        subject: 'platform.mails.reset.subject',
        body: 'platform.mails.reset.body',
        params: {
          name: user.nameFr,
          url: `${appUrl}/reset-password/${token}`,
          minutes: VALID_MINUTES,
        },
      },
      { title: { key: 'platform.jobs.mail' } }
    )
  })
}

/** The person a link belongs to. Refuses an unknown, used or old one. */
export async function userOfResetToken(token: string): Promise<User> {
  const row = await db
    .from('platform_password_resets')
    .where('token_hash', digest(token))
    .whereNull('used_at')
    .where('expires_at', '>', clock.now().toFormat('yyyy-MM-dd HH:mm:ss'))
    .first()
  if (!row) throw new Refusal('platform.reset_link_over', {}, { status: 404 })
  return User.findOrFail(row.user_id)
}

/** Sets the new password once and ends every session of the person. */
export async function resetPassword(token: string, password: string): Promise<void> {
  const user = await userOfResetToken(token)
  await setPassword(new Act({ userId: user.id, name: user.nameFr }, Access.of([])), user, password)
  await db
    .from('platform_password_resets')
    .where('token_hash', digest(token))
    .update({ used_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss') })
  await revokeSessions(user.id)
  await forgiveTries(user.id)
}
