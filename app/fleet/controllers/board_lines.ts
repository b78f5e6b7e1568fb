import type { I18n } from '@adonisjs/i18n'
import type { BoardBar, BoardStop, BoardVehicle } from '#fleet/queries/board'
import type { BoardDriver } from '#fleet/queries/board_drivers'
import type { CurrentPlan, ProposedLine } from '#fleet/queries/current_plan'

/** A line of the Gantt before it is drawn: a vehicle or a driver, what holds it and what is proposed for it. */
export interface BoardLine {
  id: number
  name: string
  /** A plate keeps its order in an Arabic line. */
  plate: boolean
  detail: string
  blocked: BoardVehicle['blocked']
  bars: BoardBar[]
  /** What the bar of a mission names besides it: the driver of a vehicle's, the plate of a driver's. */
  beside: (bar: BoardBar) => string
  stops: BoardStop[]
  proposed: ProposedLine[]
  url: string
}

export function vehicleLines(
  vehicles: readonly BoardVehicle[],
  plan: CurrentPlan | null,
  i18n: I18n
): BoardLine[] {
  const arabic = i18n.locale === 'ar'
  return vehicles.map((vehicle) => ({
    id: vehicle.id,
    name: vehicle.plate,
    plate: true,
    detail: [
      vehicle.name,
      vehicle.licence,
      vehicle.seats > 3 ? i18n.t('fleet.board.seats', { count: vehicle.seats }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    blocked: vehicle.blocked,
    bars: vehicle.bars,
    beside: (bar) => (arabic ? bar.driverAr : bar.driver),
    stops: vehicle.stops.map((stop) => ({
      ...stop,
      reason: i18n.t('fleet.board.stop_bar', {
        kind: i18n.t(`fleet.stop_kinds.${stop.kind}`),
        reason: stop.reason,
      }),
    })),
    proposed: plan?.proposed.filter((line) => line.vehicleId === vehicle.id) ?? [],
    url: `/fleet/vehicles/${vehicle.id}`,
  }))
}

export function driverLines(
  drivers: readonly BoardDriver[],
  plan: CurrentPlan | null,
  i18n: I18n
): BoardLine[] {
  return drivers.map((driver) => ({
    id: driver.id,
    name: (i18n.locale === 'ar' && driver.nameAr) || driver.name,
    plate: false,
    detail: driver.licences,
    blocked: null,
    bars: driver.bars,
    beside: (bar) => bar.plate,
    stops: driver.away.map((absence) => ({
      ...absence,
      reason: i18n.t(`fleet.absences.${absence.kind}`),
    })),
    proposed: plan?.proposed.filter((line) => line.driverId === driver.id) ?? [],
    url: `/fleet/drivers/${driver.id}`,
  }))
}
