import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import env from '#start/env'
import { defineJob } from '#platform/jobs/definition'

export interface MailPayload {
  to: string
  locale: string
  /** Keys of the texts, filled with `params`. */
  subject: string
  body: string
  params: Record<string, string | number>
}

/** Where messages are kept when no SMTP server is set. */
export const mailFolder = () => join(env.get('IDARA_HOME'), 'mail')

/** One message: by SMTP when a server is configured, else into the folder that the preview page shows. */
export const mailJob = defineJob<MailPayload>({
  name: 'platform.mail',
  queue: 'mail',
  attempts: 8,
  async handle(payload, run) {
    const i18n = i18nManager.locale(payload.locale)
    const subject = i18n.t(payload.subject, payload.params)
    const text = i18n.t(payload.body, payload.params)
    if (!env.get('SMTP_HOST')) {
      await mkdir(mailFolder(), { recursive: true })
      const file = join(mailFolder(), `${String(run.id).padStart(8, '0')}.json`)
      await writeFile(
        file,
        JSON.stringify({ to: payload.to, subject, text, locale: payload.locale }, null, 2)
      )
      return
    }
    await mail.send((message) => {
      message.to(payload.to).subject(subject).text(text)
    })
  },
})
