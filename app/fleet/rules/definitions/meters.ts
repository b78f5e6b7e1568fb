import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { Money } from '#values/money'
import { consumption } from '#fleet/rules/consumption'
import { day, instant, quantity, text } from '#fleet/rules/definitions/fields'
import { maintenanceDue, planInterval } from '#fleet/rules/maintenance'
import { acceptReading } from '#fleet/rules/odometer'
import { utilisation } from '#fleet/rules/utilisation'
import {
  consumptionFields,
  maintenanceDueFields,
  odometerFields,
  utilisationFields,
} from '#fleet/rules/definitions/meanings'

export const consumptionRule = defineRule({
  name: 'fleet.consumption',
  input: vine.object({
    fills: vine
      .array(vine.object({ meter: quantity(), litres: quantity(), full: vine.boolean() }))
      .minLength(2),
    meter: vine.enum(['km', 'hours']).optional(),
  }),
  fields: consumptionFields,
  answer: {
    rate: 'Litres per 100 km, or litres an hour.',
    litres: 'Litres after the first full fill, up to the last.',
    distance: 'Kilometres or hours between these two fills.',
  },
  example: {
    fills: [
      { meter: 61200, litres: 48, full: true },
      { meter: 61520, litres: 20, full: false },
      { meter: 61880, litres: 41.2, full: true },
    ],
    meter: 'km',
  },
  explain: ({ fills, meter }) =>
    consumption(
      fills.map((fill) => ({ ...fill, litres: text(fill.litres) })),
      meter
    ),
})

export const odometerRule = defineRule({
  name: 'fleet.odometer',
  input: vine.object({
    readings: vine.array(vine.object({ at: instant(), km: quantity() })),
    candidate: vine.object({ at: instant(), km: quantity(), departure: vine.boolean().optional() }),
    replacements: vine
      .array(vine.object({ at: instant(), old_km: quantity(), new_km: quantity() }))
      .optional(),
  }),
  fields: odometerFields,
  answer: {
    accepted: 'Whether the reading lies between its neighbours.',
    sincePrevious: 'Kilometres since the reading before; null when there is none.',
    unexplainedKm: 'At a departure, kilometres that no mission explains; else null.',
    alert: 'Whether they pass the limit (I10).',
    previous: 'Reading before it, or null.',
    next: 'Reading after it, or null.',
  },
  example: {
    readings: [
      { at: '2026-11-10T08:00', km: 84000 },
      { at: '2026-11-14T08:00', km: 84210 },
    ],
    candidate: { at: '2026-11-15T08:00', km: 84217, departure: true },
    replacements: [],
  },
  explain({ readings, candidate, replacements }, parameters) {
    const changes = (replacements ?? []).map((change) => ({
      at: change.at,
      oldKm: change.old_km,
      newKm: change.new_km,
    }))
    return acceptReading(readings, candidate, changes, parameters)
  },
})

export const maintenanceDueRule = defineRule({
  name: 'fleet.maintenance_due',
  input: vine.object({
    plan: vine.string().optional(),
    interval: vine
      .object({
        km: quantity().nullable().optional(),
        months: quantity().nullable().optional(),
        hours: quantity().nullable().optional(),
      })
      .optional()
      .requiredIfMissing('plan'),
    last_on: day(),
    last_km: quantity().optional(),
    last_hours: quantity().optional(),
    km: quantity().optional(),
    hours: quantity().optional(),
    km_per_day: quantity().optional(),
    on: day(),
  }),
  fields: maintenanceDueFields,
  answer: {
    dueKm: 'Meter at which the service is due, km; null: no such interval.',
    dueOn: 'Day at which it is due; null: no such interval.',
    dueHours: 'Engine hours at which it is due; null: no such interval.',
    kmLeft: 'Kilometres left; negative when past.',
    hoursLeft: 'Engine hours left; negative when past.',
    expectedOn: 'Day the kilometres run out at the mean pace; null when it is not known.',
    overdue: 'Whether one of the limits is past.',
    soon: 'Whether one of them is within the last tenth of its interval.',
  },
  example: { plan: 'light', last_on: '2026-03-12', last_km: 74300, km: 82900, on: '2026-11-23' },
  explain(asked, parameters) {
    const interval = asked.interval ?? planInterval(asked.plan ?? '', asked.on, parameters)
    return maintenanceDue(
      {
        interval,
        lastOn: asked.last_on,
        lastKm: asked.last_km,
        lastHours: asked.last_hours,
        km: asked.km,
        hours: asked.hours,
        kmPerDay: asked.km_per_day === undefined ? null : text(asked.km_per_day),
      },
      asked.on,
      parameters
    )
  },
})

export const utilisationRule = defineRule({
  name: 'fleet.utilisation',
  input: vine.object({
    opening_hours: quantity(),
    downtime_hours: quantity(),
    mission_hours: quantity(),
    km: quantity(),
    costs: vine.record(quantity()),
  }),
  fields: utilisationFields,
  answer: {
    availability: 'Opening hours less downtime, in percent of opening hours.',
    utilisation: 'Mission hours in percent of the available hours.',
    utilisationOfCalendar: 'Mission hours in percent of opening hours.',
    cost: 'Sum of the costs, DH.',
    costPerKm: 'Cost per kilometre, DH.',
  },
  example: {
    opening_hours: 160,
    downtime_hours: 24,
    mission_hours: 81.6,
    km: 1850,
    costs: { fuel: 2109, upkeep: 640, rent: 3720, insurance: 310 },
  },
  explain(asked) {
    const costs = Object.entries(asked.costs).map(
      ([head, amount]) => [head, Money.ofDirhams(text(amount))] as const
    )
    return utilisation({
      openingHours: text(asked.opening_hours),
      downtimeHours: text(asked.downtime_hours),
      missionHours: text(asked.mission_hours),
      km: text(asked.km),
      costs: Object.fromEntries(costs),
    })
  },
})
