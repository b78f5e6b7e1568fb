import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { boardDrivers } from '#fleet/queries/board_drivers'
import type { BoardDriver } from '#fleet/queries/board_drivers'
import { boardVehicles } from '#fleet/queries/board'
import { dayRequests, unserved } from '#fleet/queries/day_requests'
import type { DayRequest } from '#fleet/queries/day_requests'
import { clockTime, localText } from '#fleet/queries/instants'
import type { DispatchSheetFacts } from '#fleet/documents/dispatch_sheet'

/** The day as the paper sheet says it. `i18n` writes the reasons, in the language of the paper. */
export async function dispatchSheetFacts(
  on: CivilDate,
  officer: string,
  i18n: I18n
): Promise<DispatchSheetFacts> {
  const [vehicles, requests, reasons, drivers] = await Promise.all([
    boardVehicles(on),
    dayRequests(on),
    planReasons(on),
    boardDrivers(on),
  ])
  const missions = requests.filter((request) => request.plate !== null)
  const arabic = i18n.locale === 'ar'
  const service = (request: DayRequest) => (arabic && request.unitAr) || request.unit
  return {
    on,
    officer,
    missions: missions.map((request) => ({
      number: request.number,
      hours: `${clockTime(request.from)}–${clockTime(request.to)}`,
      service: service(request),
      purpose: request.purpose,
      route: `${request.pickup} → ${request.destination}`,
      plate: request.plate ?? '',
      driver: (arabic && request.driverAr) || (request.driver ?? ''),
      phone: request.driverPhone,
      passengers: request.passengers,
      permit: request.permit,
      order: request.orderNumber ?? '',
      outKm: request.departureKm,
      inKm: request.returnKm,
    })),
    workshop: vehicles
      .filter((vehicle) => vehicle.state === 'workshop')
      .map((vehicle) => ({
        plate: vehicle.plate,
        reason: vehicle.stops[0].reason,
        until: i18n.t('fleet.board.back_on', {
          on: formatCivilDate(localText(vehicle.stops[0].to).slice(0, 10)),
        }),
      })),
    blocked: vehicles
      .filter((vehicle) => vehicle.state === 'blocked' && vehicle.blocked)
      .map((vehicle) => ({
        plate: vehicle.plate,
        reason: i18n.t(`fleet.documents.${vehicle.blocked?.paper ?? 'insurance'}`),
        since: vehicle.blocked?.since ?? null,
      })),
    free: {
      vehicles: vehicles
        .filter((vehicle) => vehicle.state === 'available')
        .map((vehicle) => vehicle.plate),
      drivers: freeDrivers(drivers),
    },
    unserved: unserved(requests).map((request) => ({
      number: request.number,
      hours: `${clockTime(request.from)}–${clockTime(request.to)}`,
      service: service(request),
      reason: i18n.t(`fleet.plan_reasons.${reasons.get(request.id) ?? 'waiting'}`),
    })),
  }
}

/** Those whom neither a mission nor an absence of the day holds, and how many of them hold each licence. */
function freeDrivers(drivers: readonly BoardDriver[]): DispatchSheetFacts['free']['drivers'] {
  const free = drivers.filter((driver) => driver.bars.length === 0 && driver.away.length === 0)
  const held = free.flatMap((driver) => driver.licences.split(', ').filter(Boolean))
  const categories = [...new Set(held)].toSorted()
  return {
    total: free.length,
    categories: categories.map((category) => ({
      category,
      count: held.filter((one) => one === category).length,
    })),
    away: drivers.filter((driver) => driver.away.length > 0).length,
  }
}

/** Why the latest plan left a request: request id → 'no_vehicle' | 'no_driver'. */
export async function planReasons(on: CivilDate): Promise<Map<number, string>> {
  const rows = await db
    .from('fleet_day_plan_lines as l')
    .join('fleet_day_plans as p', 'p.id', 'l.plan_id')
    .where('p.day_on', on)
    .whereNot('p.state', 'discarded')
    .whereNotNull('l.reason')
    .orderBy('p.id')
    .select('l.request_id', 'l.reason')
  return new Map(rows.map((row) => [row.request_id, row.reason]))
}
