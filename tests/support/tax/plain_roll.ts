import type { PlainRow } from '#tests/support/tax/plain_census'

export interface PlainRoll {
  /** Plots and centimes of principal, by what becomes of them. */
  taxed: { count: number; amount: number }
  exempt: number
  belowMinimum: number
  ownerless: number
  byPlace: Map<string, { count: number; amount: number }>
  byZone: Map<string, { count: number; amount: number }>
  /** Centimes of each taxed plot. */
  amounts: Map<string, number>
}

/** The tax of a year as a clerk with a pocket calculator would add it up: whole metres times the rate, from 200 DH. */
export function plainRoll(
  rows: PlainRow[],
  year: number,
  rates: Record<string, number>
): PlainRoll {
  const day = `${year}-01-01`
  const roll: PlainRoll = {
    taxed: { count: 0, amount: 0 },
    exempt: 0,
    belowMinimum: 0,
    ownerless: 0,
    byPlace: new Map(),
    byZone: new Map(),
    amounts: new Map(),
  }
  for (const row of rows) {
    const amount = Math.ceil(row.area) * rates[row.zone!] * 100
    if (row.acquiredOn && row.acquiredOn > day) roll.ownerless += 1
    else if (row.exemptions.some(({ from, to }) => from <= day && day <= to)) roll.exempt += 1
    else if (amount < 200_00) roll.belowMinimum += 1
    else {
      roll.amounts.set(row.title, amount)
      for (const sum of [roll.taxed, of(roll.byPlace, row.place!), of(roll.byZone, row.zone!)]) {
        sum.count += 1
        sum.amount += amount
      }
    }
  }
  return roll
}

function of(sums: Map<string, { count: number; amount: number }>, key: string) {
  const sum = sums.get(key) ?? { count: 0, amount: 0 }
  sums.set(key, sum)
  return sum
}

/** Centimes of lateness: 10 % and 5 %, then 0.5 % for each month begun after the first. */
export function plainLateness(principal: number, lastDay: string, on: string): number {
  const months = monthsBegun(lastDay, on)
  const share = (percent: number) => Math.round((principal * percent) / 100)
  return months === 0 ? 0 : share(10) + share(5) + Math.round((principal * (months - 1)) / 200)
}

/** Months or fractions of months from the day after the last day, each to its anniversary. */
function monthsBegun(lastDay: string, on: string): number {
  const start = new Date(`${lastDay}T00:00:00Z`)
  start.setUTCDate(start.getUTCDate() + 1)
  const end = new Date(`${on}T00:00:00Z`)
  if (end < start) return 0
  const whole =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth()
  return end.getUTCDate() >= start.getUTCDate() ? whole + 1 : whole
}
