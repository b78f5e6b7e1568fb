import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { planDay } from '#fleet/rules/day_plan'
import { instant, licenceCategory, quantity } from '#fleet/rules/definitions/fields'
import { dayPlanFields } from '#fleet/rules/definitions/meanings'

const busy = vine.array(vine.object({ from: instant(), to: instant() })).optional()

export const dayPlanRule = defineRule({
  name: 'fleet.day_plan',
  input: vine.object({
    requests: vine.array(
      vine.object({
        reference: vine.string(),
        from: instant(),
        to: instant(),
        weight: quantity().optional(),
        empty_km: vine.record(quantity()),
      })
    ),
    vehicles: vine.array(
      vine.object({ vehicle: vine.string(), category: licenceCategory(), busy })
    ),
    drivers: vine.array(
      vine.object({ name: vine.string(), categories: vine.array(licenceCategory()), busy })
    ),
    buffer_minutes: quantity().optional(),
  }),
  fields: dayPlanFields,
  answer: {
    missions: 'Requests served, each with its vehicle, driver and empty kilometres.',
    unserved: 'References of the requests left out.',
    emptyKm: 'Empty kilometres in all.',
  },
  example: {
    requests: [
      {
        reference: 'r1',
        from: '2026-11-24T08:00',
        to: '2026-11-24T09:30',
        empty_km: { A: 6, B: 8 },
      },
      { reference: 'r2', from: '2026-11-24T09:00', to: '2026-11-24T11:00', empty_km: { B: 5 } },
      {
        reference: 'r3',
        from: '2026-11-24T10:00',
        to: '2026-11-24T12:00',
        empty_km: { A: 9, B: 12 },
      },
      { reference: 'r4', from: '2026-11-24T13:00', to: '2026-11-24T15:00', empty_km: { C: 10 } },
    ],
    vehicles: [
      { vehicle: 'A', category: 'B' },
      { vehicle: 'B', category: 'B' },
      { vehicle: 'C', category: 'C' },
    ],
    drivers: [
      { name: 'd1', categories: ['B'] },
      { name: 'd2', categories: ['B', 'C'] },
    ],
  },
  explain({ requests, vehicles, drivers, buffer_minutes: bufferMinutes }) {
    const category = new Map(vehicles.map((one) => [one.vehicle, one.category]))
    return planDay({
      requests: requests.map((request) => ({
        reference: request.reference,
        from: request.from,
        to: request.to,
        weight: request.weight ?? 1,
        vehicles: Object.entries(request.empty_km)
          .filter(([vehicle]) => category.has(vehicle))
          .map(([vehicle, emptyKm]) => ({
            vehicle,
            category: category.get(vehicle) ?? '',
            emptyKm,
          })),
      })),
      vehicles,
      drivers,
      bufferMinutes,
    })
  },
})
