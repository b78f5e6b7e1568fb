import { test } from '@japa/runner'
import { addDays, addYears, civilDate, weekday, yearOf } from '#values/civil_date'
import { seedParameters } from '#platform/settings/definition'
import type { Holiday } from '#hr/rules/calendar'
import type { LeaveMovement } from '#hr/rules/leave_balance'
import { leaveBalance } from '#hr/rules/leave_balance'
import { hrSettings } from '#hr/settings'

const parameters = seedParameters(hrSettings)
const HISTORIES = 10_000
const HOLIDAYS = [
  ...[2023, 2024, 2025, 2026, 2027].flatMap((year) =>
    ['01-01', '01-11', '05-01', '07-30', '08-14', '08-20', '08-21', '11-06', '11-18'].map(
      (day) => `${year}-${day}`
    )
  ),
]

type Pick = (below: number) => number

/** The fixed holidays and eight moving ones a year, which fall elsewhere in every history. */
function calendarOf(pick: Pick): string[] {
  const moving = Array.from({ length: 40 }, () => addDays('2023-01-01', pick(1826)))
  return [...new Set([...HOLIDAYS, ...moving])]
}

/** A small generator with a fixed seed: the same histories on every run. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

interface Token {
  year: number
  from: string
  to: string
  /** The leave day it is spent on now. */
  usedOn: string | null
  /** Every time it was out of the box: from the first day of the leave to the day it came back. */
  out: { from: string; until: string | null }[]
}

/**
 * The recount as one would do it with a box of half-day tickets: each ticket has a year, a first and a
 * last day; a leave takes the oldest ticket good on each of its half-days; a return puts them back.
 */
function recount(
  recruitment: string,
  on: string,
  movements: LeaveMovement[],
  closed: ReadonlySet<string>
): number {
  const tickets: Token[] = []
  const put = (year: number, from: string, halves: number) => {
    for (let each = 0; each < halves; each++) {
      tickets.push({ year, from, to: `${year + 1}-12-31`, usedOn: null, out: [] })
    }
  }
  let opened = 0
  for (const movement of movements) {
    if (movement.kind !== 'entitlement') continue
    put(movement.year, `${movement.year}-01-01`, movement.days * 2)
    opened = Math.max(opened, movement.year)
  }
  for (let year = Math.max(opened + 1, yearOf(recruitment) + 1); year <= 2029; year++) {
    const anniversary = addYears(recruitment, 1)
    const from = anniversary > `${year}-01-01` ? anniversary : `${year}-01-01`
    if (yearOf(from) === year) put(year, from, 44)
  }
  tickets.sort((a, b) => a.year - b.year)
  for (const movement of movements) {
    if (movement.kind === 'taken')
      take(tickets, workingDays(movement.start, movement.end, movement.days, closed))
    if (movement.kind === 'returned')
      giveBack(tickets, workingDays(movement.start, movement.end, movement.days, closed))
  }
  const out = (ticket: Token) =>
    ticket.out.some((use) => use.from <= on && (use.until === null || use.until > on))
  return tickets.filter((each) => each.from <= on && on <= each.to && !out(each)).length / 2
}

function workingDays(
  start: string,
  end: string | undefined,
  days: number | undefined,
  closed: ReadonlySet<string>
): [string, number][] {
  const list: [string, number][] = []
  let left = days === undefined ? Infinity : days * 2
  for (let day = start; left > 0 && (end === undefined || day <= end); day = addDays(day, 1)) {
    if (weekday(day) > 5 || closed.has(day)) continue
    list.push([day, Math.min(2, left)])
    left -= 2
  }
  return list
}

function take(tickets: Token[], days: [string, number][]): void {
  const firstOf = new Map<number, string>()
  for (const [day, halves] of days) {
    for (let half = 0; half < halves; half++) {
      const ticket = tickets.find((each) => !each.usedOn && each.from <= day && day <= each.to)
      if (!ticket) throw new Error(`no ticket for ${day}`)
      if (!firstOf.has(ticket.year)) firstOf.set(ticket.year, day)
      ticket.usedOn = day
      ticket.out.push({ from: firstOf.get(ticket.year) as string, until: null })
    }
  }
}

function giveBack(tickets: Token[], days: [string, number][]): void {
  const firstOf = new Map<number, string>()
  for (const [day, halves] of days) {
    for (let half = 0; half < halves; half++) {
      const ticket = tickets.find((each) => each.usedOn === day)
      if (!ticket) continue
      if (!firstOf.has(ticket.year)) firstOf.set(ticket.year, day)
      ticket.usedOn = null
      const use = ticket.out.at(-1)
      if (use) use.until = firstOf.get(ticket.year) as string
    }
  }
}

/** One history that never takes more than there is, with carry-over, lapses, half-days and returns. */
function history(pick: Pick, holidays: Holiday[]) {
  const recruitment = addDays('2021-06-01', pick(1100))
  const movements: LeaveMovement[] = []
  if (pick(2) === 0) movements.push({ kind: 'entitlement', year: 2025, days: pick(45) / 2 })
  let cursor = addDays(addYears(recruitment, 1), pick(300))
  if (movements.length > 0 && cursor < '2025-01-01') cursor = addDays('2025-01-01', pick(90))
  for (let leave = pick(7); leave > 0 && cursor < '2027-11-01'; leave--) {
    const days = (pick(24) + 1) / 2
    const candidate: LeaveMovement = { kind: 'taken', start: cursor, days }
    const facts = {
      recruitment,
      movements: [...movements, candidate],
      on: cursor,
      holidays,
    }
    if (leaveBalance(facts, parameters).value.short > 0) break
    movements.push(candidate)
    if (pick(4) === 0)
      movements.push({
        kind: 'returned',
        start: addDays(cursor, pick(4)),
        end: addDays(cursor, 4 + pick(6)),
      })
    if (pick(5) === 0) movements.push({ kind: 'other', start: cursor, days: 2 })
    cursor = addDays(cursor, 30 + pick(120))
  }
  return { recruitment, movements }
}

test.group('HR leave balance against a slow recount', () => {
  test('ten thousand random histories agree on any day', ({ assert }) => {
    const pick = random(20261123)
    let taken = 0
    for (let each = 0; each < HISTORIES; each++) {
      const closed = calendarOf(pick)
      const holidays = closed.map((on) => ({ on, name: on }))
      const { recruitment, movements } = history(pick, holidays)
      taken += movements.filter((movement) => movement.kind === 'taken').length
      const on = addDays(civilDate(2023, 1, 1), pick(1800))
      const balance = leaveBalance({ recruitment, on, movements, holidays }, parameters).value
        .balance
      const recounted = recount(recruitment, on, movements, new Set(closed))
      if (balance !== recounted) {
        assert.equal(balance, recounted, JSON.stringify({ recruitment, on, movements }))
      }
    }
    assert.isAbove(taken, HISTORIES)
  }).timeout(60_000)
})
