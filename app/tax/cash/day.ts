import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import type { DayContribution } from '#platform/modules'

/** What the counters took today, and the cancellations that wait for a decision. */
export const cashDay: DayContribution[] = [
  {
    permission: 'cash.receipts.view',
    order: 30,
    async figures(act, i18n) {
      const query = db.from('tax_payments').where('paid_on', clock.today())
      if (!act.can('cash.tills.view')) query.where('cashier_id', act.actor.userId!)
      const row = await query.sum('amount_minor as amount').count('* as total').first()
      return [
        {
          label: i18n.t('cash.day.taken_today'),
          value: Money.ofMinor(row.amount ?? 0).format(),
          detail: i18n.t('cash.day.payments', { count: Number(row.total) }),
          url: '/cash/receipts',
        },
      ]
    },
  },
  {
    permission: 'cash.cancellations.decide',
    order: 31,
    async tasks(act, i18n) {
      const rows = await db
        .from('tax_payment_cancellations as c')
        .join('tax_receipts as r', 'r.payment_id', 'c.payment_id')
        .where('c.state', 'asked')
        .whereNot('c.asked_by_id', act.actor.userId!)
        .limit(10)
        .select('r.id', 'r.number', 'c.reason')
      return rows.map((row) => ({
        label: i18n.t('cash.day.decide_cancellation', { number: row.number }),
        detail: row.reason,
        url: `/cash/receipts/${row.id}`,
        tone: 'warn' as const,
        due: i18n.t('cash.day.today'),
      }))
    },
  },
]
