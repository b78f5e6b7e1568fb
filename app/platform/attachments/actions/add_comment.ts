import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import type { Subject } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'

export const LONGEST_COMMENT = 4_000

/**
 * Leaves a remark with a record the caller has already been allowed to add to; the people mentioned ('@100023',
 * their staff number) are told. Refuses `attachments.comment_empty` and `attachments.comment_too_long`.
 */
export async function addComment(
  trx: Transaction,
  act: Act,
  subject: Subject,
  text: string,
  url: string | null = null
): Promise<number> {
  const body = text.replace(/\r\n/g, '\n').trim()
  if (body === '') throw new Refusal('attachments.comment_empty', {}, { field: 'body' })
  if (body.length > LONGEST_COMMENT) {
    throw new Refusal(
      'attachments.comment_too_long',
      { length: body.length, most: LONGEST_COMMENT },
      { field: 'body' }
    )
  }
  const [id] = await trx.table('platform_comments').insert({
    subject_type: subject.type,
    subject_id: subject.id,
    subject_label: subject.label.slice(0, 190),
    body,
    user_id: act.actor.userId,
    user_name: act.actor.name.slice(0, 120),
    created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
  })
  await journal.record(trx, act, {
    action: 'platform.comment.added',
    subject,
    after: { comment: id, body },
  })
  const numbers = [...body.matchAll(/(?:^|\s)@(\d{3,20})\b/g)].map((match) => match[1])
  if (numbers.length > 0) {
    const people = await trx
      .from('platform_users')
      .whereIn('staff_number', numbers)
      .where('state', 'active')
      .select('id')
    const userIds = people
      .map((person) => person.id)
      .filter((userId) => userId !== act.actor.userId)
    const params = { name: act.actor.name, record: subject.label }
    await notify(trx, { userIds, key: 'attachments.mentioned', params, url: url ?? undefined })
  }
  return id
}
