import type { CivilDate } from '#values/civil_date'
import { credentialsOf } from '#registry/queries/credentials'
import { unavailabilitiesOf } from '#registry/queries/unavailabilities'
import { knownDrivers } from '#fleet/queries/assignment_facts'
import { assignmentsOf, barsOn } from '#fleet/queries/board'
import type { BoardBar } from '#fleet/queries/board'
import { dayBounds } from '#fleet/queries/instants'

/** A driver's day: missions, and the absences of the registry. */
export interface BoardDriver {
  id: number
  name: string
  nameAr: string | null
  /** Licence categories held. */
  licences: string
  bars: BoardBar[]
  /** Kinds of absence: 'leave', 'mission', 'training' … */
  away: { kind: string; from: Date; to: Date }[]
}

/** Every driver on the list on a day, with what holds them. */
export async function boardDrivers(on: CivilDate): Promise<BoardDriver[]> {
  const { from, to } = dayBounds(on)
  const span = { from: from.toJSDate(), to: to.toJSDate() }
  const drivers = await knownDrivers()
  const parties = drivers.map((driver) => driver.partyId)
  const [assignments, away, credentials] = await Promise.all([
    assignmentsOf(span),
    unavailabilitiesOf(parties, from, to),
    credentialsOf(parties),
  ])
  return drivers.map((driver) => ({
    id: driver.id,
    name: driver.name,
    nameAr: driver.nameAr,
    licences: credentials.get(driver.partyId)?.categories.join(', ') ?? '',
    bars: barsOn(
      span,
      assignments.filter((row) => row.driver_id === driver.id)
    ),
    away: away
      .filter((absence) => absence.partyId === driver.partyId)
      .map((absence) => ({
        kind: absence.kind,
        from: absence.fromAt.toJSDate(),
        to: absence.toAt.toJSDate(),
      })),
  }))
}
