import db from '@adonisjs/lucid/services/db'
import { yearOf } from '#values/civil_date'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { natureName, naturesOn } from '#procurement/queries/natures'

export interface Option {
  value: string | number
  label: string
}

/** This year's credit lines with what is left of each. */
export async function lineChoices(locale: string): Promise<Option[]> {
  const rows = await db
    .from('budget_lines')
    .where('year', yearOf(clock.today()))
    .orderBy('code')
    .limit(500)
  return rows.map((row) => {
    const label = locale === 'ar' && row.label_ar ? row.label_ar : row.label_fr
    const left = Money.ofMinor(row.opened_minor - row.pre_committed_minor - row.committed_minor)
    return { value: row.id, label: `${row.code} · ${label} · ${left.format()}` }
  })
}

/** What the form of a request offers. */
export async function requestFormChoices(locale: string) {
  const parameters = await loadParameters()
  const on = clock.today()
  const items = await db.from('stores_items').orderBy('name_fr').limit(500)
  return {
    natures: naturesOn(parameters, on).map((nature) => ({
      value: nature.code,
      label: `${nature.code} · ${natureName(nature, locale)}`,
    })),
    rates: parameters.on<string[]>('procurement.vat.rates', on).value,
    lineChoices: await lineChoices(locale),
    items: items.map((item) => ({
      value: item.id,
      label: `${item.code} · ${locale === 'ar' && item.name_ar ? item.name_ar : item.name_fr}`,
    })),
  }
}

/** Stores, for receptions and issues. */
export async function storeChoices(locale: string): Promise<Option[]> {
  const rows = await db.from('stores_stores').orderBy('code')
  return rows.map((row) => ({
    value: row.id,
    label: `${row.code} · ${locale === 'ar' && row.name_ar ? row.name_ar : row.name_fr}`,
  }))
}
