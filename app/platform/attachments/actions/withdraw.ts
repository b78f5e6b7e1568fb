import { Refusal } from '#values/refusal'
import { tidyText } from '#values/text'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { subjectToAddTo } from '#platform/attachments/subjects'
import type { SubjectReference } from '#platform/attachments/subjects'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'

const TABLES = { attachment: 'platform_attachments', comment: 'platform_comments' } as const

/** May withdraw what others left. */
export const WITHDRAW_ANY = 'platform.attachments.withdraw'

/**
 * Takes a file or remark out of sight, with a reason; the row, the file and the journal stay. One's own, or any with
 * `platform.attachments.withdraw`. Refuses `attachments.reason_missing`, `attachments.not_yours` (403).
 */
export async function withdraw(
  act: Act,
  kind: keyof typeof TABLES,
  id: number,
  reason: string
): Promise<SubjectReference> {
  const words = tidyText(reason).slice(0, 500)
  return transaction(async (trx) => {
    const row = await trx.from(TABLES[kind]).where('id', id).forUpdate().first()
    if (!row) throw new Refusal('attachments.no_record', {}, { status: 404 })
    const reference = { type: row.subject_type, id: row.subject_id }
    const subject = await subjectToAddTo(act, reference)
    if (row.user_id !== act.actor.userId && !act.can(WITHDRAW_ANY)) {
      throw new Refusal('attachments.not_yours', { name: row.user_name }, { status: 403 })
    }
    if (words === '')
      throw new Refusal('attachments.reason_missing', {}, { field: `reason_${kind}_${id}` })
    if (row.withdrawn_at) return reference
    await trx
      .from(TABLES[kind])
      .where('id', id)
      .update({
        withdrawn_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
        withdrawn_by: act.actor.name.slice(0, 120),
        withdrawal_reason: words,
      })
    await journal.record(trx, act, {
      action: `platform.${kind}.withdrawn`,
      subject,
      before:
        kind === 'attachment'
          ? { attachment: id, name: row.name }
          : { comment: id, body: row.body },
      reason: words,
    })
    return reference
  })
}
