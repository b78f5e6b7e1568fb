import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { formatCivilDate, monthOf, yearOf } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import type { Act } from '#platform/act'
import type { DayContribution, DayFigure, DayTask } from '#platform/modules'
import { collectionOf } from '#tax/queries/collection_curve'
import type { CollectionYear } from '#tax/queries/collection_curve'

const WIDTH = 620
const HEIGHT = 180

/** What taxation puts on somebody's day: what is issued and collected, what waits for a decision or ends soon. */
export const taxDay: DayContribution[] = [
  {
    permission: 'tax.debts.view',
    order: 20,
    figures: collectionFigures,
    pictures: collectionPicture,
  },
  { permission: 'tax.tariffs.approve', order: 21, tasks: (_act, i18n) => tariffsWaiting(i18n) },
  { permission: 'tax.rolls.issue', order: 22, tasks: (_act, i18n) => rollsWaiting(i18n) },
  { permission: 'tax.exemptions.grant', order: 23, tasks: exemptionsEnding },
]

async function collectionFigures(act: Act, i18n: I18n): Promise<DayFigure[]> {
  const year = yearOf(clock.today())
  const { issuedMinor, collectedMinor } = await collectionOf(act, year, 12)
  const share = issuedMinor ? Math.round((collectedMinor / issuedMinor) * 100) : 0
  const millions = (minor: number) =>
    i18n.t('tax.day.millions', { amount: formatDecimal(Math.round(minor / 1e7) / 10 + '', 1) })
  return [
    {
      label: i18n.t('tax.day.issued', { year: String(year) }),
      value: millions(issuedMinor),
      url: '/tax/notices',
    },
    {
      label: i18n.t('tax.day.collected'),
      value: millions(collectedMinor),
      detail: `${share} %`,
      share,
      tone: share >= 60 ? 'good' : 'neutral',
      url: '/tax/notices?view=settled',
    },
    {
      label: i18n.t('tax.day.left'),
      value: millions(issuedMinor - collectedMinor),
      detail: Money.ofMinor(issuedMinor - collectedMinor).format(),
      tone: 'bad',
      url: '/tax/notices?view=open',
    },
  ]
}

async function collectionPicture(act: Act, i18n: I18n) {
  const today = clock.today()
  const [current, previous] = await Promise.all([
    collectionOf(act, yearOf(today), monthOf(today)),
    collectionOf(act, yearOf(today) - 1, 12),
  ])
  return [
    {
      title: i18n.t('tax.day.curve'),
      view: 'tax/day/collection',
      state: {
        t: (key: string, params?: Record<string, string>) => i18n.t(key, params),
        width: WIDTH,
        height: HEIGHT,
        lines: [lineOf(current), lineOf(previous)],
        months: Array.from({ length: 12 }, (_, index) => index + 1),
      },
    },
  ]
}

function lineOf(collection: CollectionYear) {
  const x = (index: number) => 46 + (index * (WIDTH - 70)) / 11
  const y = (share: number) => HEIGHT - 22 - (share * (HEIGHT - 40)) / 100
  return {
    year: collection.year,
    shares: collection.shares,
    points: collection.shares
      .map((share, index) => `${x(index).toFixed(1)},${y(share).toFixed(1)}`)
      .join(' '),
  }
}

async function tariffsWaiting(i18n: I18n): Promise<DayTask[]> {
  const rows = await db.from('tax_tariffs').where('state', 'proposed').limit(5)
  return rows.map((row) => ({
    label: i18n.t('tax.day.approve_tariff', { year: String(row.year) }),
    detail: row.order_reference,
    url: '/tax/tariffs',
    tone: 'warn' as const,
  }))
}

async function rollsWaiting(i18n: I18n): Promise<DayTask[]> {
  const rows = await db.from('tax_rolls').where('state', 'simulated').limit(5)
  return rows.map((row) => ({
    label: i18n.t('tax.day.issue_roll', { year: String(row.year) }),
    detail: i18n.t(`tax.rolls.kinds.${row.kind}`),
    url: `/tax/rolls/${row.id}`,
    tone: 'warn' as const,
  }))
}

async function exemptionsEnding(act: Act, i18n: I18n): Promise<DayTask[]> {
  const today = clock.today()
  const end = `${yearOf(today)}-12-31`
  const row = await act
    .restrict(
      db.from('tax_exemptions as e').join('tax_plots as p', 'p.id', 'e.plot_id'),
      'tax.exemptions.grant',
      { arrondissement: 'p.arrondissement_id' }
    )
    .whereNull('e.withdrawn_at')
    .whereBetween('e.ends_on', [today, end])
    .count('* as total')
    .first()
  if (!Number(row.total)) return []
  return [
    {
      label: i18n.t('tax.day.exemptions_end', { day: formatCivilDate(end) }),
      detail: i18n.t('tax.day.plots', { count: Number(row.total) }),
      url: '/tax/plots',
      tone: 'neutral',
      due: formatCivilDate(end),
    },
  ]
}
