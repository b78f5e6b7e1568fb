import { announce } from '#platform/jobs/announcements'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'

/** A parameter may itself be a text to translate for its reader, or a name in both scripts. */
export type NoticeParam =
  | string
  | number
  | { key: string; params?: Record<string, string | number> }
  | { fr: string; ar: string | null }

export interface Notice {
  userIds: number[]
  /** A text in the languages, filled with `params` when it is read. */
  key: string
  params?: Record<string, NoticeParam>
  url?: string
  tone?: 'info' | 'good' | 'warn' | 'bad'
}

/** Leaves a message in people's notification centres, with the fact it speaks of. */
export async function notify(trx: Transaction, notice: Notice): Promise<void> {
  const userIds = [...new Set(notice.userIds)]
  if (!userIds.length) return
  await trx.table('platform_notifications').multiInsert(
    userIds.map((userId) => ({
      user_id: userId,
      text_key: notice.key,
      params: JSON.stringify(notice.params ?? {}),
      url: notice.url ?? null,
      tone: notice.tone ?? 'info',
      created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
    }))
  )
  trx.after('commit', () => {
    for (const userId of userIds) announce(userId, 'notices', { waiting: true })
  })
}
