import type { HttpContext } from '@adonisjs/core/http'
import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { stampedParams } from '#values/text'
import { clock } from '#platform/clock'
import type { NoticeParam } from '#platform/notifications/notify'

/** The notification centre: what happened for me, findable later. */
export default class NoticesController {
  async index({ view, act, i18n }: HttpContext) {
    const rows = await db
      .from('platform_notifications')
      .where('user_id', act.actor.userId!)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(200)
    const notices = rows.map((row) => ({
      ...row,
      text: i18n.t(row.text_key, stampedParams(written(JSON.parse(row.params), i18n))),
    }))
    return view.render('platform/notices/index', { notices })
  }

  /** Reading one leads to what it speaks of. */
  async read({ params, act, response }: HttpContext) {
    const mine = db
      .from('platform_notifications')
      .where({ id: params.id, user_id: act.actor.userId! })
    const row = await mine.clone().first()
    await mine.clone().whereNull('read_at').update({ read_at: stamp() })
    return response.redirect(row?.url ?? '/notices')
  }

  async readAll({ act, response }: HttpContext) {
    await db
      .from('platform_notifications')
      .where('user_id', act.actor.userId!)
      .whereNull('read_at')
      .update({ read_at: stamp() })
    return response.redirect('/notices')
  }
}

function written(params: Record<string, NoticeParam>, i18n: I18n): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, paramText(value, i18n)])
  )
}

function paramText(value: NoticeParam, i18n: I18n): string | number {
  if (typeof value !== 'object') return value
  if ('key' in value) return i18n.t(value.key, value.params ?? {})
  return (i18n.locale === 'ar' && value.ar) || value.fr
}

const stamp = () => clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
