import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import type { DayContribution } from '#platform/modules'
import { officesOf } from '#tax/cash/queries/held'

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
    permission: 'cash.counter.use',
    order: 31,
    async figures(act, i18n) {
      const open = await db
        .from('tax_till_sessions as s')
        .join('tax_tills as t', 't.id', 's.till_id')
        .where('s.open_cashier_id', act.actor.userId!)
        .select('t.code', 't.name_fr', 't.name_ar')
        .first()
      return [
        {
          label: i18n.t('cash.day.till'),
          value: i18n.t(open ? 'cash.till.is_open' : 'cash.till.is_closed'),
          detail: open
            ? `${open.code} · ${i18n.locale === 'ar' ? open.name_ar : open.name_fr}`
            : i18n.t('cash.day.open_it'),
          url: '/cash/till',
        },
      ]
    },
  },
  {
    permission: 'cash.remittances.record',
    order: 32,
    async figures(act, i18n) {
      const offices = await officesOf(act)
      const held = Money.sum(offices.map(({ cash }) => cash))
      const ceiling = Money.sum(offices.map((office) => office.ceiling))
      const over = offices.filter(isOver).length
      return offices.length === 0
        ? []
        : [
            {
              label: i18n.t('cash.statements.cash_today'),
              value: held.format(),
              detail:
                offices.length === 1
                  ? i18n.t('cash.statements.of_ceiling', { ceiling: ceiling.format() })
                  : i18n.t('cash.statements.over', { count: over }),
              tone: over > 0 ? ('bad' as const) : ('neutral' as const),
              url: '/cash/statements',
            },
          ]
    },
    async tasks(act, i18n) {
      const offices = await officesOf(act)
      return offices.filter(isOver).map((office) => ({
        label: i18n.t('cash.day.hand_over', { till: office.code }),
        detail: i18n.t('cash.papers.above_ceiling', {
          closing: office.cash.format(),
          ceiling: office.ceiling.format(),
        }),
        url: `/cash/statements/${office.id}/${clock.today().slice(0, 7)}`,
        tone: 'bad' as const,
      }))
    },
  },
  {
    permission: 'cash.cancellations.decide',
    order: 33,
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

const isOver = ({ cash, ceiling }: { cash: Money; ceiling: Money }) => cash.compare(ceiling) > 0
