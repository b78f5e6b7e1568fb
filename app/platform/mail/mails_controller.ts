import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import { Refusal } from '#values/refusal'
import { mailFolder } from '#platform/mail/mail_job'

interface KeptMail {
  to: string
  subject: string
  text: string
  locale: string
}

/** The messages kept because no mail server is set: for demonstrations and development. */
export default class MailsController {
  async index({ view }: HttpContext) {
    if (env.get('SMTP_HOST')) throw new Refusal('not_found', {}, { status: 404 })
    const names = await readdir(mailFolder()).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const latest = names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse()
      .slice(0, 30)
    const mails = await Promise.all(
      latest.map(
        async (name) => JSON.parse(await readFile(join(mailFolder(), name), 'utf8')) as KeptMail
      )
    )
    return view.render('platform/mails/index', { mails })
  }
}
