import { DateTime } from 'luxon'
import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'
import { clock, ZONE } from '#platform/clock'

/** An instant as rules read it: local time with its offset, '2026-11-24T08:00:00+01:00'. */
export function localText(at: DateTime | Date): string {
  const millis = at.valueOf()
  const offset = offsetAt(millis)
  const local = new Date(millis + offset * MINUTE).toISOString().replace(/(\.000)?Z$/, '')
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  const minutes = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const offsets = new Map<number, number>()

/** Minutes ahead of UTC. Asking the calendar of zones is slow, and boards and plans ask for thousands of instants. */
function offsetAt(millis: number): number {
  const hour = Math.floor(millis / HOUR)
  let offset = offsets.get(hour)
  if (offset === undefined) {
    offset = DateTime.fromMillis(hour * HOUR, { zone: ZONE }).offset
    offsets.set(hour, offset)
  }
  return offset
}

/** A local text back as an instant. */
export function instantOf(text: string): DateTime {
  return DateTime.fromISO(text, { zone: ZONE })
}

/** The instants between which a local day lies, end excluded. */
export function dayBounds(on: CivilDate): { from: DateTime; to: DateTime } {
  return { from: instantOf(`${on}T00:00`), to: instantOf(`${addDays(on, 1)}T00:00`) }
}

/** '08:30' in the town hall. */
export function clockTime(at: DateTime | Date): string {
  return localText(at).slice(11, 16)
}

/** '08:30' today, '02/12 08:30' on another day. */
export function momentText(at: DateTime | Date): string {
  const [day, time] = localText(at).split('T')
  const short = `${day.slice(8)}/${day.slice(5, 7)}`
  return day === clock.today() ? time.slice(0, 5) : `${short} ${time.slice(0, 5)}`
}
