import db from '@adonisjs/lucid/services/db'
import { Big } from '#values/decimal'
import type { Transaction } from '#platform/transaction'

/** What the log book says today of a mission: its frozen line, with every counter-entry to it. */
export interface StandingLine {
  /** The frozen line that counter-entries answer. */
  id: number
  outAt: Date
  inAt: Date
  outKm: number
  inKm: number
  litres: string | null
  /** The columns a counter-entry takes over from the line. */
  copied: Record<string, unknown>
  corrections: LineCorrection[]
}

export interface LineCorrection {
  outKm: number
  inKm: number
  distance: number
  litres: string | null
  reason: string
  by: string
  at: Date
}

const COPIED = ['vehicle_id', 'assignment_id', 'day_on', 'driver_name', 'mission', 'place']

/** The line of a mission with its corrections, the latest meters standing; null before the closure. */
export async function standingLine(
  assignmentId: number,
  trx?: Transaction
): Promise<StandingLine | null> {
  const lines = await (trx ?? db)
    .from('fleet_log_lines')
    .where('assignment_id', assignmentId)
    .orderBy('id')
  const [first, ...answers] = lines
  if (!first) return null
  const latest = answers.at(-1) ?? first
  const known = lines.filter((line) => line.litres !== null)
  const litres = known.reduce((sum, line) => sum.plus(line.litres), new Big(0))
  return {
    id: first.id,
    outAt: first.out_at,
    inAt: first.in_at,
    outKm: latest.out_km,
    inKm: latest.in_km,
    litres: known.length === 0 ? null : litres.toFixed(2),
    copied: Object.fromEntries(COPIED.map((column) => [column, first[column]])),
    corrections: answers.map((line) => ({
      outKm: line.out_km,
      inKm: line.in_km,
      distance: line.distance_km,
      litres: line.litres,
      reason: line.incidents,
      by: line.signed_by,
      at: line.created_at,
    })),
  }
}
