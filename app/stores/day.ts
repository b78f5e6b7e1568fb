import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import type { DayContribution, DayFigure, DayTask } from '#platform/modules'

const held =
  '(select coalesce(sum(b.quantity), 0) from stores_balances b where b.item_id = stores_items.id)'

async function figures(_act: Act, i18n: I18n): Promise<DayFigure[]> {
  const value = await db.from('stores_balances').sum('value_minor as total').first()
  const short = await db
    .from('stores_items')
    .whereRaw(`${held} <= minimum`)
    .count('* as total')
    .first()
  return [
    {
      label: i18n.t('stores.day.value'),
      value: Money.ofMinor(value?.total ?? 0).format(),
      url: '/stores/items',
    },
    {
      label: i18n.t('stores.day.short'),
      value: String(short?.total ?? 0),
      tone: Number(short?.total ?? 0) > 0 ? 'bad' : 'good',
      url: '/stores/items?view=short',
    },
  ]
}

async function tasks(_act: Act, i18n: I18n): Promise<DayTask[]> {
  const rows = await db
    .from('stores_items')
    .whereRaw(`${held} <= minimum`)
    .select('id', 'code', 'name_fr', 'name_ar', 'unit', 'minimum', db.raw(`${held} as held`))
    .orderBy('code')
    .limit(6)
  return rows.map((row) => ({
    label: i18n.t('stores.day.reorder', {
      item: i18n.locale === 'ar' && row.name_ar ? row.name_ar : row.name_fr,
    }),
    detail: i18n.t('stores.day.left', {
      held: formatDecimal(row.held),
      minimum: formatDecimal(row.minimum),
      unit: row.unit,
    }),
    url: `/stores/items/${row.id}`,
    tone: 'warn',
  }))
}

/** What the storekeeper looks at first: the value held, what runs out. */
export const storeDay: DayContribution[] = [
  { permission: 'stores.slips.issue', order: 30, figures, tasks },
]
