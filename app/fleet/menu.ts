import db from '@adonisjs/lucid/services/db'
import type { MenuEntry } from '#platform/modules'
import { clock } from '#platform/clock'
import { dayBounds } from '#fleet/queries/instants'

/** The fleet's lines of the navigation, with what waits behind them. */
export const fleetMenu: MenuEntry[] = [
  {
    section: 'fleet',
    key: 'board',
    route: 'fleet.board',
    permission: 'fleet.board.view',
    order: 10,
    badge: waiting,
  },
  {
    section: 'fleet',
    key: 'requests',
    route: 'fleet.requests.index',
    permission: 'fleet.requests.view',
    order: 20,
  },
  {
    section: 'fleet',
    key: 'own_missions',
    route: 'fleet.own_missions',
    permission: 'fleet.missions.own',
    order: 25,
  },
  {
    section: 'fleet',
    key: 'vehicles',
    route: 'fleet.vehicles.index',
    permission: 'fleet.vehicles.view',
    order: 30,
  },
  {
    section: 'fleet',
    key: 'maintenance',
    route: 'fleet.maintenance.index',
    permission: 'fleet.vehicles.view',
    order: 35,
  },
  {
    section: 'fleet',
    key: 'drivers',
    route: 'fleet.drivers.index',
    permission: 'fleet.drivers.view',
    order: 40,
  },
  {
    section: 'fleet',
    key: 'fuel',
    route: 'fleet.fuel.index',
    permission: 'fleet.fuel.view',
    order: 50,
  },
  {
    section: 'fleet',
    key: 'anomalies',
    route: 'fleet.anomalies.index',
    permission: 'fleet.fuel.view',
    order: 55,
    badge: openAnomalies,
  },
  {
    section: 'fleet',
    key: 'log_book',
    route: 'fleet.log_book.index',
    permission: 'fleet.reports.view',
    order: 60,
  },
  {
    section: 'fleet',
    key: 'indicators',
    route: 'fleet.indicators',
    permission: 'fleet.reports.view',
    order: 65,
  },
  {
    section: 'fleet',
    key: 'reports',
    route: 'fleet.reports.index',
    permission: 'fleet.reports.view',
    order: 70,
  },
]

async function waiting(): Promise<number> {
  const { from, to } = dayBounds(clock.today())
  const row = await db
    .from('fleet_requests')
    .where('state', 'approved')
    .where('starts_at', '>=', from.toJSDate())
    .where('starts_at', '<', to.toJSDate())
    .count('* as total')
    .first()
  return Number(row.total)
}

async function openAnomalies(): Promise<number> {
  const row = await db
    .from('fleet_fuel_anomalies')
    .where('state', 'open')
    .count('* as total')
    .first()
  return Number(row.total)
}
