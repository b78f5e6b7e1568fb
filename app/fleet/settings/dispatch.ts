import { defineSettings } from '#platform/settings/definition'

const HABIT = 'Usage du parc, à confirmer par la commune'

/** Hours of service, 'HH:MM', and the weekdays served (1 = Monday). */
export interface ServiceHours {
  from: string
  to: string
  weekdays: number[]
}

export const dispatchSettings = defineSettings([
  number('fleet.booking.buffer_minutes', 0, 'minutes'),
  number('fleet.booking.slot_minutes', 15, 'minutes'),
  number('fleet.mission.no_show_minutes', 30, 'minutes'),
  number('fleet.mission.late_return_minutes', 15, 'minutes'),
  number('fleet.mission.on_time_minutes', 10, 'minutes'),
  number('fleet.mission.emergency_approval_hours', 24, 'hours'),
  number('fleet.mission.permanent_order_months', 12, 'months'),
  number('fleet.mission.unexplained_km', 5, 'kilometres'),
  number('fleet.load.person_kg', 75, 'kilograms'),
  {
    key: 'fleet.permit.service_hours',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2000-01-01',
        reference:
          'Ministère de l’Intérieur, 2021 : pas d’usage hors jours et heures de travail ; heures à confirmer',
        value: { from: '06:00', to: '20:00', weekdays: [1, 2, 3, 4, 5] } satisfies ServiceHours,
      },
    ],
  },
])

function number(key: string, value: number, unit: string) {
  return {
    key,
    type: 'integer' as const,
    unit,
    uncertain: true,
    seeds: [{ validFrom: '2000-01-01', value, reference: HABIT }],
  }
}
