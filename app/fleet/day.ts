import db from '@adonisjs/lucid/services/db'
import type { DayContribution } from '#platform/modules'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { stamped, stampedParams } from '#values/text'
import { addDays, formatCivilDate } from '#values/civil_date'
import { boardVehicles, countStates } from '#fleet/queries/board'
import { lateConflicts } from '#fleet/queries/late_before'
import { dayRequests, unserved } from '#fleet/queries/day_requests'
import { clockTime, momentText } from '#fleet/queries/instants'

/** The papers whose days make the vehicle's next one. */
const DUE_PAPERS = ['insurance', 'inspection', 'road_tax'] as const

/** The fleet on a person's day: the dispatch desk, the head who approves. */
export const fleetDay: DayContribution[] = [
  {
    permission: 'fleet.assignments.create',
    order: 30,
    async figures(_act, i18n) {
      const today = clock.today()
      const [vehicles, requests] = await Promise.all([boardVehicles(today), dayRequests(today)])
      const counts = countStates(vehicles)
      const waiting = unserved(requests)
      const usable = vehicles.length - counts.workshop - counts.blocked
      const share = vehicles.length === 0 ? 0 : Math.round((usable * 100) / vehicles.length)
      return [
        {
          label: i18n.t('fleet.day.to_serve'),
          value: String(waiting.length),
          detail: i18n.t('fleet.day.of_requests', { count: requests.length }),
          tone: waiting.length > 0 ? 'bad' : 'good',
          url: '/fleet/board',
        },
        {
          label: i18n.t('fleet.day.available_share'),
          value: `${share} %`,
          detail: i18n.t('fleet.day.blocked_count', {
            count: counts.blocked,
            workshop: counts.workshop,
          }),
          share,
          url: '/fleet/board',
        },
      ]
    },
    async tasks(act, i18n) {
      const today = clock.today()
      const waiting = unserved(await dayRequests(today)).filter((request) =>
        act.can('fleet.requests.view', request)
      )
      const due = await act
        .restrict(db.from('fleet_vehicles'), 'fleet.vehicles.view', { unit: 'unit_id' })
        .where('state', 'active')
        .where('next_due_on', '<=', addDays(today, 7))
        .orderBy('next_due_on')
        .limit(3)
        .select('id', 'plate', 'next_due_on', 'insurance_to', 'inspection_to', 'road_tax_to')
      const conflicts = await lateConflicts(await loadParameters())
      return [
        ...conflicts.slice(0, 4).map((conflict) => ({
          label: i18n.t('fleet.day.conflict', { number: conflict.number }),
          detail: i18n.t('fleet.requests.late_before', stampedParams({ ...conflict })),
          tone: 'bad' as const,
          due: clockTime(conflict.startsAt),
          url: `/fleet/requests/${conflict.requestId}`,
        })),
        ...waiting.slice(0, 4).map((request) => ({
          label: i18n.t('fleet.day.serve', {
            number: request.number,
            unit: i18n.locale === 'ar' ? request.unitAr : request.unit,
          }),
          detail: `${clockTime(request.from)}–${clockTime(request.to)} · ${request.destination}`,
          tone: request.priority === 'emergency' ? ('bad' as const) : ('neutral' as const),
          due: i18n.t(`fleet.priorities.${request.priority}`),
          url: `/fleet/requests/${request.id}`,
        })),
        ...due.map((vehicle) => ({
          label: i18n.t('fleet.day.paper_due', {
            plate: stamped(vehicle.plate),
            paper: i18n.t(
              `fleet.documents.${DUE_PAPERS.find((paper) => vehicle[`${paper}_to`] === vehicle.next_due_on)}`
            ),
          }),
          detail:
            vehicle.next_due_on >= today
              ? i18n.t('fleet.day.paper_soon')
              : [vehicle.insurance_to, vehicle.inspection_to].some((to) => to && to < today)
                ? i18n.t('fleet.day.paper_past')
                : i18n.t('fleet.day.paper_late'),
          tone: vehicle.next_due_on < today ? ('bad' as const) : ('warn' as const),
          due: formatCivilDate(vehicle.next_due_on),
          url: `/fleet/vehicles/${vehicle.id}`,
        })),
      ]
    },
  },
  {
    permission: 'fleet.requests.approve',
    order: 31,
    async tasks(act, i18n) {
      const query = db
        .from('fleet_requests')
        .where('state', 'submitted')
        .orderBy('starts_at')
        .limit(5)
        .select('id', 'number', 'purpose', 'starts_at', 'unit_id')
      const rows = await act.restrict(query, 'fleet.requests.approve', {
        unit: 'fleet_requests.unit_id',
      })
      return rows.map((row) => ({
        label: i18n.t('fleet.day.approve', { number: row.number }),
        detail: row.purpose,
        due: momentText(row.starts_at),
        url: `/fleet/requests/${row.id}`,
      }))
    },
  },
  {
    permission: 'fleet.fuel.decide',
    order: 32,
    async figures(_act, i18n) {
      const row = await db
        .from('fleet_fuel_anomalies')
        .where('state', 'open')
        .count('* as total')
        .first()
      return [
        {
          label: i18n.t('fleet.day.anomalies'),
          value: String(row.total),
          detail: i18n.t('fleet.day.anomalies_detail'),
          tone: Number(row.total) > 0 ? 'bad' : 'good',
          url: '/fleet/fuel/anomalies?view=open',
        },
      ]
    },
  },
]
