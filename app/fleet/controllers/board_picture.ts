import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import type { BoardVehicle } from '#fleet/queries/board'
import type { CurrentPlan } from '#fleet/queries/current_plan'
import { clockTime, dayBounds } from '#fleet/queries/instants'

/** A bar of the Gantt, in hundredths of the shown hours; `label` is already text. */
export interface DrawnBar {
  tone: 'reserved' | 'out' | 'late' | 'done' | 'stop' | 'blocked' | 'proposed'
  start: number
  width: number
  label: string
  title: string
  url: string | null
}

export interface DrawnRow {
  id: number
  plate: string
  detail: string
  seats: number
  licence: string
  state: BoardVehicle['state']
  blocked: BoardVehicle['blocked']
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

/** The Gantt of a day: vehicles that hold something first, then free ones, at most `rows` of them. */
export function drawBoard(
  vehicles: readonly BoardVehicle[],
  plan: CurrentPlan | null,
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
  const bar = (
    range: { from: Date; to: Date },
    rest: Omit<DrawnBar, 'start' | 'width'>
  ): DrawnBar => {
    const start = place(range.from)
    const width = Math.max(place(range.to) - start, 1)
    return { ...rest, start, width, url: width < NARROWEST_LINK ? null : rest.url }
  }
  const proposals = new Map<number, DrawnBar[]>()
  for (const line of plan?.proposed ?? []) {
    const title = `${line.number} ${clockTime(line.from)}–${clockTime(line.to)} ${line.driver}`
    const drawn = bar(line, {
      tone: 'proposed',
      label: shortNumber(line.number),
      title,
      url: `/fleet/requests/${line.requestId}`,
    })
    proposals.set(line.vehicleId, [...(proposals.get(line.vehicleId) ?? []), drawn])
  }
  const drawn = vehicles.map((vehicle): DrawnRow => ({
    id: vehicle.id,
    plate: vehicle.plate,
    detail: vehicle.name,
    seats: vehicle.seats,
    licence: vehicle.licence,
    state: vehicle.state,
    blocked: vehicle.blocked,
    bars: [
      ...vehicle.stops.map((stop) =>
        bar(stop, {
          tone: 'stop',
          label: stop.reason,
          title: stop.reason,
          url: `/fleet/vehicles/${vehicle.id}`,
        })
      ),
      ...vehicle.bars.flatMap((one) => barsOf(one, bar, locale === 'ar')),
      ...(proposals.get(vehicle.id) ?? []),
    ],
  }))
  const missions = (row: DrawnRow) => row.bars.filter((one) => one.tone !== 'stop')
  const busy = (row: DrawnRow) =>
    missions(row).length > 0 ? 0 : row.bars.length > 0 ? 1 : row.state === 'blocked' ? 2 : 3
  const first = (row: DrawnRow) => Math.min(101, ...row.bars.map((one) => one.start))
  const ordered = drawn.toSorted(
    (a, b) => busy(a) - busy(b) || first(a) - first(b) || a.plate.localeCompare(b.plate)
  )
  const now = clock.now().toMillis()
  return {
    hours: Array.from({ length: LAST_HOUR - FIRST_HOUR }, (_, index) => FIRST_HOUR + index),
    now: now > begin && now < end ? place(now) : null,
    rows: ordered.slice(0, rows),
    hidden: Math.max(0, ordered.length - rows),
  }
}

/** 'DV-2026-00058' as people of the desk say it, where room is scarce: 'DV-58'. */
function shortNumber(number: string): string {
  return number.replace(/-\d{4}-0*(?=\d)/, '-')
}

/** A mission, and behind a late one the time it has run over. */
function barsOf(
  one: BoardVehicle['bars'][number],
  bar: (range: { from: Date; to: Date }, rest: Omit<DrawnBar, 'start' | 'width'>) => DrawnBar,
  arabic: boolean
): DrawnBar[] {
  const url = `/fleet/requests/${one.requestId}`
  const [said, driver] = arabic ? [one.labelAr, one.driverAr] : [one.label, one.driver]
  const title = `${one.number} ${clockTime(one.from)}–${clockTime(one.to)} ${said} · ${driver}`
  const label = `${shortNumber(one.number)} ${said}`
  if (one.state !== 'late') return [bar(one, { tone: one.state, label, title, url })]
  const now = clock.now()
  const minutes = Math.round(
    now.diff(now.set({ millisecond: 0 }), 'minutes').minutes +
      (now.toMillis() - one.to.getTime()) / 60_000
  )
  return [
    bar(one, { tone: 'out', label, title, url }),
    bar({ from: one.to, to: now.toJSDate() }, { tone: 'late', label: `+${minutes}`, title, url }),
  ]
}
