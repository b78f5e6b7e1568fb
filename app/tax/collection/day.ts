import db from '@adonisjs/lucid/services/db'
import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import type { DayContribution } from '#platform/modules'

/** Lists that wait for the authorisation, and requests that wait for a decision. */
export const collectionDay: DayContribution[] = [
  {
    permission: 'collection.lists.authorise',
    order: 24,
    async tasks(act, i18n) {
      const rows = await db
        .from('tax_collection_lists')
        .where('state', 'prepared')
        .whereNot('prepared_by_id', act.actor.userId!)
        .orderBy('id')
        .limit(5)
      return rows.map((row) => ({
        label: i18n.t('collection.day.authorise', {
          step: i18n.t(`collection.steps_many.${row.step}`),
          number: row.number,
        }),
        detail: i18n.t('collection.day.acts', {
          count: row.act_count,
          amount: Money.ofMinor(row.owed_minor).format(),
        }),
        url: `/collection/lists/${row.id}`,
        tone: 'warn' as const,
      }))
    },
  },
  {
    permission: 'tax.debts.relieve',
    order: 25,
    async tasks(act, i18n) {
      const query = db
        .from('tax_debt_requests as q')
        .join('tax_notices as n', 'n.debt_id', 'q.debt_id')
        .where('q.state', 'asked')
        .whereNot('q.asked_by_id', act.actor.userId!)
        .orderBy('q.filed_on')
        .limit(5)
        .select('q.*', 'n.id as notice_id', 'n.number as notice')
      const rows = await act.restrict(query, 'tax.notices.view', {
        arrondissement: 'q.arrondissement_id',
      })
      return rows.map((row) => ({
        label: i18n.t('collection.day.decide', {
          kind: i18n.t(`collection.request_kinds.${row.kind}`),
          notice: row.notice,
        }),
        detail: row.reason,
        url: `/tax/notices/${row.notice_id}`,
        tone: 'warn' as const,
        due: formatCivilDate(row.filed_on),
      }))
    },
  },
]
