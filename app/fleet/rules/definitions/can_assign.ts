import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { wholeInput } from '#platform/rules/inputs'
import { canAssign } from '#fleet/rules/assignments'
import {
  day,
  dayOrInstant,
  instant,
  licenceCategory,
  quantity,
} from '#fleet/rules/definitions/fields'
import { canAssignAnswer, canAssignFields } from '#fleet/rules/definitions/meanings'

const absence = vine.object({
  from: dayOrInstant(),
  to: dayOrInstant(),
  reason: vine.string().optional(),
})

const input = vine.object({
  vehicle: vine.object({
    plate: vine.string(),
    seats: wholeInput(1).optional(),
    gross_weight_kg: quantity().optional(),
    tare_kg: quantity().optional(),
    trailer_kg: quantity().optional(),
    insurance_to: day().nullable().optional(),
    inspection_to: day().nullable().optional(),
    inspection_exempt: vine.boolean().optional(),
    road_tax_to: day().nullable().optional(),
    road_tax_exempt: vine.boolean().optional(),
    retired_on: day().nullable().optional(),
    unavailable: vine.array(absence).optional(),
  }),
  driver: vine
    .object({
      name: vine.string(),
      birth_on: day().optional(),
      licences: vine
        .array(vine.object({ category: licenceCategory(), valid_to: day().nullable().optional() }))
        .optional(),
      medical_to: day().nullable().optional(),
      professional_card_to: day().nullable().optional(),
      unavailable: vine.array(absence).optional(),
    })
    .nullable()
    .optional(),
  mission: vine.object({
    from: instant(),
    to: instant(),
    passengers: wholeInput().optional(),
    load_kg: quantity().optional(),
    driving_minutes: quantity().optional(),
    outside_commune: vine.boolean().optional(),
    permit: vine.boolean().optional(),
    holidays: vine.array(day()).optional(),
  }),
  assignments: vine
    .array(
      vine.object({
        reference: vine.string().optional(),
        vehicle: vine.string(),
        driver: vine.string().nullable().optional(),
        from: instant(),
        to: instant(),
        driving_minutes: quantity().optional(),
      })
    )
    .optional(),
  buffer_minutes: quantity().optional(),
})

export const canAssignRule = defineRule({
  name: 'fleet.can_assign',
  input,
  fields: canAssignFields,
  answer: canAssignAnswer,
  example: {
    vehicle: {
      plate: 'J179814',
      seats: 3,
      gross_weight_kg: 7500,
      tare_kg: 3300,
      insurance_to: '2027-07-16',
      inspection_to: '2027-05-12',
      unavailable: [],
    },
    driver: {
      name: 'Rachid Toumi',
      licences: [{ category: 'C', valid_to: '2026-11-30' }],
      unavailable: [],
    },
    mission: {
      from: '2026-11-28T08:00',
      to: '2026-12-02T17:00',
      passengers: 1,
      load_kg: 2500,
      permit: true,
    },
    assignments: [
      {
        reference: 'DV-2026-00012',
        vehicle: 'J179814',
        driver: 'Rachid Toumi',
        from: '2026-11-27T08:00',
        to: '2026-11-27T10:30',
      },
    ],
    buffer_minutes: 0,
  },
  explain({ vehicle, driver, mission, assignments, buffer_minutes: bufferMinutes }, parameters) {
    return canAssign(
      {
        vehicle: {
          plate: vehicle.plate,
          seats: vehicle.seats,
          grossWeightKg: vehicle.gross_weight_kg,
          tareKg: vehicle.tare_kg,
          trailerKg: vehicle.trailer_kg,
          insuranceTo: vehicle.insurance_to,
          inspectionTo: vehicle.inspection_to,
          inspectionExempt: vehicle.inspection_exempt,
          roadTaxTo: vehicle.road_tax_to,
          roadTaxExempt: vehicle.road_tax_exempt,
          retiredOn: vehicle.retired_on,
          unavailable: vehicle.unavailable,
        },
        driver: driver
          ? {
              name: driver.name,
              birthOn: driver.birth_on,
              licences: driver.licences?.map((licence) => ({
                category: licence.category,
                validTo: licence.valid_to,
              })),
              medicalTo: driver.medical_to,
              professionalCardTo: driver.professional_card_to,
              unavailable: driver.unavailable,
            }
          : null,
        mission: {
          from: mission.from,
          to: mission.to,
          passengers: mission.passengers,
          loadKg: mission.load_kg,
          drivingMinutes: mission.driving_minutes,
          outsideCommune: mission.outside_commune,
          permit: mission.permit,
          holidays: mission.holidays,
        },
        assignments: (assignments ?? []).map((held) => ({
          ...held,
          drivingMinutes: held.driving_minutes,
        })),
        bufferMinutes,
      },
      parameters
    )
  },
})
