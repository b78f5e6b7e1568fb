import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import { DateTime } from 'luxon'
import { formatCivilDate, isCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { ribGroups } from '#values/identifiers'
import { Money } from '#values/money'
import { stamped } from '#values/text'
import { ZONE } from '#platform/clock'
import { writeSteps } from '#platform/rules/explain'
import { textKey } from '#platform/texts'

type Instant = Date | DateTime | string | null

/** How pages write values: the same way in every language, isolated so that mixed lines read correctly. */
const values = {
  /** Centimes or Money as '10 845,45'. */
  money(amount: Money | number | string | null): string {
    if (amount === null || amount === undefined) return '—'
    const written = (amount instanceof Money ? amount : Money.ofMinor(amount)).format()
    // the sign stays before its figure between Arabic words
    return written.replace(/^[-−]/, '\u200e$&')
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
  rib(rib: string | null): string {
    return rib ? ribGroups(rib) : '—'
  },
  /** '24/11/2026 08:00 – 10:30'; with the second day where it is another one. */
  span(from: Instant, to: Instant): string {
    const [start, end] = [values.instant(from), values.instant(to)]
    return `${start} – ${end.slice(0, 10) === start.slice(0, 10) ? end.slice(-5) : end}`
  },
  /** '2026-11-24' or '2026-11-24T14:00' as a field shows it; anything else as it was typed. */
  typedDay(value: string | null): string {
    const text = String(value ?? '')
    const moment = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}).*)?$/.exec(text)
    if (!moment || !isCivilDate(moment[1])) return text
    return [formatCivilDate(moment[1]), moment[2]].filter(Boolean).join(' ')
  },
  /** 'novembre 2026', in Arabic with the Moroccan name of the month. */
  month(on: string, locale: string): string {
    return DateTime.fromISO(on, { zone: 'utc' })
      .setLocale(locale === 'ar' ? 'ar-MA-u-nu-latn' : locale)
      .toLocaleString({ month: 'long', year: 'numeric' })
  },
  /** The months from `before` months before one to `after` months after it, as 'YYYY-MM'. */
  monthsAround(month: string, before: number, after: number): string[] {
    const first = DateTime.fromISO(`${month}-01`, { zone: 'utc' }).minus({ months: before })
    return Array.from({ length: before + 1 + after }, (_, step) =>
      first.plus({ months: step }).toFormat('yyyy-MM')
    )
  },
  instant(at: Instant): string {
    if (!at) return '—'
    const time =
      at instanceof DateTime
        ? at
        : at instanceof Date
          ? DateTime.fromJSDate(at)
          : DateTime.fromSQL(at, { zone: 'utc' })
    return time.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
  },
  /** '12 ko', '1,4 Mo'; in English '12 kB', in Arabic with the words. */
  fileSize(bytes: number, locale: string): string {
    const small = bytes < 1_000_000
    const amount = small ? Math.max(1, Math.round(bytes / 1024)) : Math.round(bytes / 104857.6) / 10
    const parts = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: small ? 'kilobyte' : 'megabyte',
    }).formatToParts(amount)
    const unit = parts.find((part) => part.type === 'unit')!.value
    return `${formatDecimal(amount)}\u00a0${unit}`
  },
}

if (!app.inDev) {
  // a page is made of dozens of templates: read and compiled once, except where they are being written
  edge.configure({ cache: true })
  const components = edge.loader.listComponents()
  edge.loader.listComponents = () => components
  keepIncluded(edge.compiler)
  keepIncluded(edge.asyncCompiler)
}

/**
 * Edge keeps templates and components, but compiles an @include anew wherever names are in scope around it: once for
 * each cell of a list. What it makes depends on the names only, so it is kept with them.
 */
function keepIncluded(compiler: typeof edge.compiler): void {
  const compile = compiler.compile.bind(compiler)
  const kept = new Map<string, ReturnType<typeof compile>>()
  compiler.compile = (path, names) => {
    if (!names) return compile(path)
    const key = [path, ...names].join(' ')
    const known = kept.get(key) ?? compile(path, names)
    kept.set(key, known)
    return known
  }
}

edge.global('values', values)
edge.global('stamped', stamped)
edge.global('writeSteps', writeSteps)
edge.global('textKey', textKey)
edge.global('inDevelopment', !app.inProduction)
