import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import { DateTime } from 'luxon'
import { formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { stamped } from '#values/text'
import { ZONE } from '#platform/clock'
import { writeSteps } from '#platform/rules/explain'
import { textKey } from '#platform/texts'

/** How pages write values: the same way in every language, isolated so that mixed lines read correctly. */
const values = {
  /** Centimes or Money as '10 845,45'. */
  money(amount: Money | number | string | null): string {
    if (amount === null || amount === undefined) return '—'
    return (amount instanceof Money ? amount : Money.ofMinor(amount)).format()
  },
  decimal(value: string | number | null, decimals?: number): string {
    return value === null || value === undefined ? '—' : formatDecimal(String(value), decimals)
  },
  integer(value: number | string | null): string {
    return value === null || value === undefined ? '—' : formatDecimal(String(value))
  },
  day(on: string | null): string {
    return on ? formatCivilDate(on) : '—'
  },
  /** 'novembre 2026', in Arabic with the Moroccan name of the month. */
  month(on: string, locale: string): string {
    return DateTime.fromISO(on, { zone: 'utc' })
      .setLocale(locale === 'ar' ? 'ar-MA-u-nu-latn' : locale)
      .toLocaleString({ month: 'long', year: 'numeric' })
  },
  instant(at: Date | DateTime | string | null): string {
    if (!at) return '—'
    const time =
      at instanceof DateTime
        ? at
        : at instanceof Date
          ? DateTime.fromJSDate(at)
          : DateTime.fromSQL(at, { zone: 'utc' })
    return time.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
  },
  fileSize(bytes: number): string {
    return bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1024))} kB`
      : `${formatDecimal(String(Math.round(bytes / 104857.6) / 10))} MB`
  },
}

edge.global('values', values)
edge.global('stamped', stamped)
edge.global('writeSteps', writeSteps)
edge.global('textKey', textKey)
edge.global('inDevelopment', !app.inProduction)
