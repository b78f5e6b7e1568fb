import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import type { BoardBar } from '#fleet/queries/board'
import type { BoardLine } from '#fleet/controllers/board_lines'
import { clockTime, dayBounds } from '#fleet/queries/instants'

/** A bar of the Gantt, in hundredths of the shown hours; `label` is already text. */
export interface DrawnBar {
  tone: 'reserved' | 'out' | 'late' | 'done' | 'stop' | 'blocked' | 'proposed'
  start: number
  width: number
  label: string
  /** Only the digits of a number fit in it. */
  narrow: boolean
  title: string
  url: string | null
}

/** What a bar says; `digits` when nothing else of it fits. */
type BarFacts = Omit<DrawnBar, 'start' | 'width' | 'narrow'> & { digits?: string }

export interface DrawnRow {
  name: string
  plate: boolean
  detail: string
  url: string
  blocked: BoardLine['blocked']
  bars: DrawnBar[]
}

export interface BoardPicture {
  hours: number[]
  /** Where the line of the present stands, null on other days. */
  now: number | null
  rows: DrawnRow[]
  hidden: number
}

const FIRST_HOUR = 6
const LAST_HOUR = 21
/** A bar below this share is too narrow to be pressed; the list of the day below leads to its mission. */
const NARROWEST_LINK = 3
/** Below this share a bar has room for the digits of its number only. */
const NARROWEST_WORDS = 11

/** The Gantt of a day: vehicles or drivers that hold something first, then free ones, at most `rows` of them. */
export function drawBoard(
  lines: readonly BoardLine[],
  on: CivilDate,
  rows: number,
  locale: string
): BoardPicture {
  const { from } = dayBounds(on)
  const begin = from.plus({ hours: FIRST_HOUR }).toMillis()
  const end = from.plus({ hours: LAST_HOUR }).toMillis()
  const place = (at: Date | number) => {
    const time = typeof at === 'number' ? at : at.getTime()
    return (
      Math.round(((Math.min(Math.max(time, begin), end) - begin) * 10_000) / (end - begin)) / 100
    )
  }
  const bar = (range: { from: Date; to: Date }, { digits, ...rest }: BarFacts): DrawnBar => {
    const start = place(range.from)
    const width = Math.max(place(range.to) - start, 1)
    const narrow = digits !== undefined && width < NARROWEST_WORDS
    return {
      ...rest,
      start,
      width,
      label: narrow ? digits : rest.label,
      narrow,
      url: width < NARROWEST_LINK ? null : rest.url,
    }
  }
  const drawn = lines.map((line): DrawnRow => ({
    name: line.name,
    plate: line.plate,
    detail: line.detail,
    url: line.url,
    blocked: line.blocked,
    bars: [
      ...line.stops.map((stop) =>
        bar(stop, { tone: 'stop', label: stop.reason, title: stop.reason, url: line.url })
      ),
      ...line.bars.flatMap((one) => barsOf(one, bar, locale === 'ar', line.beside(one))),
      ...line.proposed.map((one) =>
        bar(one, {
          tone: 'proposed',
          label: shortNumber(one.number),
          digits: digitsOf(one.number),
          title: `${one.number} ${clockTime(one.from)}–${clockTime(one.to)} ${line.plate ? one.driver : one.plate}`,
          url: `/fleet/requests/${one.requestId}`,
        })
      ),
    ],
  }))
  const missions = (row: DrawnRow) => row.bars.filter((one) => one.tone !== 'stop')
  const busy = (row: DrawnRow) =>
    missions(row).length > 0 ? 0 : row.bars.length > 0 ? 1 : row.blocked ? 2 : 3
  const first = (row: DrawnRow) => Math.min(101, ...row.bars.map((one) => one.start))
  const ordered = drawn.toSorted(
    (a, b) => busy(a) - busy(b) || first(a) - first(b) || a.name.localeCompare(b.name)
  )
  const now = clock.now().toMillis()
  return {
    hours: Array.from({ length: LAST_HOUR - FIRST_HOUR }, (_, index) => FIRST_HOUR + index),
    now: now > begin && now < end ? place(now) : null,
    rows: ordered.slice(0, rows),
    hidden: Math.max(0, ordered.length - rows),
  }
}

/** '58' of 'DV-2026-00058'. */
function digitsOf(number: string): string {
  return number.replace(/^.*-0*(?=\d)/, '')
}

/** 'DV-2026-00058' as people of the desk say it, where room is scarce: 'DV-58'. */
function shortNumber(number: string): string {
  return number.replace(/-\d{4}-0*(?=\d)/, '-')
}

/** A mission, and behind a late one the time it has run over. */
function barsOf(
  one: BoardBar,
  bar: (range: { from: Date; to: Date }, facts: BarFacts) => DrawnBar,
  arabic: boolean,
  beside: string
): DrawnBar[] {
  const url = `/fleet/requests/${one.requestId}`
  const said = arabic ? one.labelAr : one.label
  const title = `${one.number} ${clockTime(one.from)}–${clockTime(one.to)} ${said} · ${beside}`
  // isolated, the number leaves the direction of the line to the Arabic words behind it
  const number = shortNumber(one.number)
  const label = arabic ? `\u2066${number}\u2069 ${said}` : `${number} ${said}`
  const digits = digitsOf(one.number)
  if (one.state !== 'late') return [bar(one, { tone: one.state, label, digits, title, url })]
  const now = clock.now()
  const minutes = Math.round(
    now.diff(now.set({ millisecond: 0 }), 'minutes').minutes +
      (now.toMillis() - one.to.getTime()) / 60_000
  )
  return [
    bar(one, { tone: 'out', label, digits, title, url }),
    bar(
      { from: one.to, to: now.toJSDate() },
      { tone: 'late', label: overrun(minutes), title, url }
    ),
  ]
}

/** '+45' minutes; from an hour on '+6:52'. */
function overrun(minutes: number): string {
  if (minutes < 60) return `+${minutes}`
  return `+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
