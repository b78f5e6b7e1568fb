import type { Window } from '#fleet/rules/windows'
import { minuteOf, minutesOf } from '#fleet/rules/windows'

interface Drive extends Window {
  drivingMinutes?: number
}

export interface Duty {
  /** The most driven in any 24 hours that touch the mission. */
  drivingMinutes: number
  /** The shortest daily rest: the longest pause inside each 24 hours that begin with a mission. */
  restMinutes: number
}

const DAY = 1440

/** Driving and rest of one driver around a mission; a mission of unknown driving time counts whole. */
export function dutyAround(mission: Drive, others: readonly Drive[]): Duty {
  const near = others.filter(
    (other) =>
      minuteOf(other.from) < minuteOf(mission.to) + DAY &&
      minuteOf(other.to) > minuteOf(mission.from) - DAY
  )
  const drives = [mission, ...near].toSorted((a, b) => minuteOf(a.from) - minuteOf(b.from))
  const touching = (start: number) =>
    start < minuteOf(mission.to) && start + DAY > minuteOf(mission.from)
  const starts = drives.map((drive) => minuteOf(drive.from)).filter(touching)
  // the fullest 24 hours begin where a drive begins or end where one ends
  const ends = drives.map((drive) => minuteOf(drive.to) - DAY).filter(touching)
  return {
    drivingMinutes: Math.max(...[...starts, ...ends].map((start) => drivenIn(start, drives))),
    restMinutes: Math.min(...starts.map((start) => longestPause(start, drives))),
  }
}

function drivenIn(start: number, drives: readonly Drive[]): number {
  return drives.reduce((sum, drive) => {
    const length = minutesOf(drive)
    const inside = Math.min(minuteOf(drive.to), start + DAY) - Math.max(minuteOf(drive.from), start)
    return inside <= 0
      ? sum
      : sum + Math.round(((drive.drivingMinutes ?? length) * inside) / length)
  }, 0)
}

function longestPause(start: number, drives: readonly Drive[]): number {
  let longest = 0
  let free = start
  for (const drive of drives) {
    if (minuteOf(drive.to) <= start || minuteOf(drive.from) >= start + DAY) continue
    longest = Math.max(longest, minuteOf(drive.from) - free)
    free = Math.max(free, minuteOf(drive.to))
  }
  return Math.max(longest, start + DAY - free)
}
