import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { moveDebt } from '#tax/actions/move_debt'
import { requirePast } from '#tax/actions/plot_history'
import { Notice } from '#tax/models/notice'

export type NotificationMeans = 'post' | 'agent' | 'bailiff' | 'counter'

/** Records the day and means by which a notice reached the taxpayer. */
export async function notifyNotice(
  act: Act,
  noticeId: number,
  fact: { on: CivilDate; by: NotificationMeans }
): Promise<void> {
  requirePast(fact.on, 'notified_on')
  await transaction(async (trx) => {
    const notice = await Notice.query({ client: trx })
      .where('id', noticeId)
      .forUpdate()
      .firstOrFail()
    act.authorize('tax.notices.notify', notice)
    if (notice.notifiedOn) {
      throw new Refusal(
        'tax.notice_notified',
        { number: notice.number, on: formatCivilDate(notice.notifiedOn) },
        { status: 409 }
      )
    }
    if (fact.on < notice.issuedOn) {
      throw new Refusal(
        'tax.notified_before_issue',
        { on: formatCivilDate(notice.issuedOn) },
        { field: 'notified_on' }
      )
    }
    await notice.merge({ notifiedOn: fact.on, notifiedBy: fact.by }).save()
    const debt = await trx.from('tax_debts').where('id', notice.debtId).forUpdate().firstOrFail()
    if (debt.state === 'issued') await moveDebt(trx, act, debt, 'notify', fact.on)
    await journal.record(trx, act, {
      action: 'tax.notice.notified',
      subject: notice,
      after: { notified_on: fact.on, by: fact.by },
    })
  })
}
