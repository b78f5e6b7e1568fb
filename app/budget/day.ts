import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { formatCivilDate, yearOf } from '#values/civil_date'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { DayContribution, DayFigure, DayTask } from '#platform/modules'

/** Credits of the year: how much is committed and how much paid. */
async function creditFigures(_act: Act, i18n: I18n): Promise<DayFigure[]> {
  const year = yearOf(clock.today())
  const sums = await db
    .from('budget_lines')
    .where('year', year)
    .sum({
      opened: 'opened_minor',
      reserved: 'pre_committed_minor',
      committed: 'committed_minor',
      paid: 'paid_minor',
    })
    .first()
  const opened = Number(sums?.opened ?? 0)
  if (opened === 0) return []
  const used = Number(sums.committed) + Number(sums.reserved)
  const share = Math.round((used / opened) * 100)
  return [
    {
      label: i18n.t('budget.day.used', { year: String(year) }),
      value: `${share} %`,
      detail: i18n.t('budget.day.of', {
        used: Money.ofMinor(used).format(),
        opened: Money.ofMinor(opened).format(),
      }),
      share,
      url: '/budget/lines',
    },
    {
      label: i18n.t('budget.day.paid', { year: String(year) }),
      value: Money.ofMinor(sums.paid).format(),
      share: Math.round((Number(sums.paid) / opened) * 100),
      url: '/budget/mandates?view=to_pay',
    },
  ]
}

async function toVisa(_act: Act, i18n: I18n): Promise<DayTask[]> {
  const rows = await db
    .from('budget_commitments')
    .where('state', 'proposed')
    .orderBy('id')
    .limit(20)
  return rows.map((row) => ({
    label: i18n.t('budget.day.visa', { number: row.number }),
    detail: `${row.object} · ${Money.ofMinor(row.amount_minor).format()}`,
    url: `/budget/commitments/${row.id}`,
    tone: 'neutral',
  }))
}

const mandatesIn =
  (state: string, text: string) =>
  async (_act: Act, i18n: I18n): Promise<DayTask[]> => {
    const today = clock.today()
    const rows = await db.from('budget_mandates').where('state', state).orderBy('due_on').limit(20)
    return rows.map((row) => ({
      label: i18n.t(text, { number: row.number ?? '' }),
      detail: `${row.object} · ${Money.ofMinor(row.net_minor).format()}`,
      url: `/budget/mandates/${row.id}`,
      due: formatCivilDate(row.due_on),
      tone: row.due_on < today ? 'bad' : 'neutral',
    }))
  }

/** What the budget puts on a day: credits for all who see them, visas and payments for those who give them. */
export const budgetDay: DayContribution[] = [
  { permission: 'budget.lines.view', order: 60, figures: creditFigures },
  { permission: 'budget.visas.give', order: 20, tasks: toVisa },
  {
    permission: 'budget.mandates.issue',
    order: 21,
    tasks: mandatesIn('liquidated', 'budget.day.issue'),
  },
  { permission: 'budget.mandates.pay', order: 22, tasks: mandatesIn('issued', 'budget.day.pay') },
]
