import { test } from '@japa/runner'
import { dutyAround } from '#fleet/rules/duty'

const DAY = 1440
const FIRST = Date.parse('2026-11-23T00:00Z') / 60_000

interface Drive {
  start: number
  end: number
  driving: number
}

const iso = (minute: number) => new Date((FIRST + minute) * 60_000).toISOString().slice(0, 16)
const window = (drive: Drive) => ({
  from: iso(drive.start),
  to: iso(drive.end),
  drivingMinutes: drive.driving,
})

/** The most driven in 24 hours that begin between two minutes, minute after minute. */
function slowMost(drives: Drive[], first: number, last: number): number {
  let most = 0
  for (let start = first; start <= last; start++) {
    const driven = drives.reduce((sum, drive) => {
      const inside = Math.min(drive.end, start + DAY) - Math.max(drive.start, start)
      const share = (drive.driving * Math.max(inside, 0)) / (drive.end - drive.start)
      return sum + Math.round(share)
    }, 0)
    most = Math.max(most, driven)
  }
  return most
}

test.group('Fleet | duty of a driver', () => {
  test('the fullest 24 hours may end with the mission rather than begin with one', ({ assert }) => {
    const before = { start: 480, end: 1080, driving: 300 }
    const mission = { start: DAY + 360, end: DAY + 840, driving: 480 }
    assert.equal(dutyAround(window(mission), [window(before)]).drivingMinutes, 600)
  })

  test('no 24 hours that hold the whole mission are fuller, minute after minute, on 300 random days', ({
    assert,
  }) => {
    let seed = 17
    const random = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % most
    }
    for (let round = 0; round < 300; round++) {
      const drives: Drive[] = []
      let minute = random(300)
      while (minute < 3 * DAY) {
        const length = 30 + random(500)
        drives.push({ start: minute, end: minute + length, driving: random(length + 1) })
        minute += length + random(900)
      }
      const mission = drives[random(drives.length)]
      const others = drives.filter((drive) => drive !== mission)
      const { drivingMinutes } = dutyAround(window(mission), others.map(window))
      const whole = slowMost(drives, mission.end - DAY, mission.start)
      const touching = slowMost(drives, mission.start - DAY, mission.end)
      // each drive is rounded to the minute
      assert.isAtLeast(drivingMinutes, whole - drives.length)
      assert.isAtMost(drivingMinutes, touching + drives.length)
    }
  })

  test('a night between two missions is the rest', ({ assert }) => {
    const before = { start: 480, end: 1080, driving: 100 }
    const mission = { start: DAY + 420, end: DAY + 600, driving: 100 }
    assert.equal(dutyAround(window(mission), [window(before)]).restMinutes, 780)
  })
})
