import vine from '@vinejs/vine'
import { defineRule } from '#platform/rules/definition'
import { wholeInput } from '#platform/rules/inputs'
import { yearOf } from '#values/civil_date'
import { day, energy, quantity, useClass } from '#fleet/rules/definitions/fields'
import { inspectionDue } from '#fleet/rules/inspections'
import { requiredLicence } from '#fleet/rules/licences'
import { readPlate } from '#fleet/rules/plates'
import { roadTax } from '#fleet/rules/road_tax'
import { step } from '#fleet/rules/steps'
import {
  inspectionDueAnswer,
  inspectionDueFields,
  plateFields,
  requiredLicenceFields,
  roadTaxAnswer,
  roadTaxFields,
} from '#fleet/rules/definitions/meanings'

export const plateRule = defineRule({
  name: 'fleet.plate',
  input: vine.object({ plate: vine.string() }),
  fields: plateFields,
  answer: {
    raw: 'Plate as given.',
    kind: 'civil, old_civil, state, local_authority, temporary (WW) or unknown.',
    key: 'Spelling that two ways of writing one plate share.',
  },
  example: { plate: '74043|أ|11' },
  explain({ plate }) {
    const value = readPlate(plate)
    return {
      value,
      steps: [
        step('plate_read', {
          params: { kind: value.kind },
          formula: `${value.raw} → ${value.key}`,
        }),
      ],
    }
  },
})

export const requiredLicenceRule = defineRule({
  name: 'fleet.required_licence',
  input: vine.object({
    seats: wholeInput(1),
    gross_weight_kg: quantity(),
    trailer_kg: quantity().optional(),
    two_wheeler: vine.boolean().optional(),
    on: day().optional(),
  }),
  fields: requiredLicenceFields,
  answer: {
    value: 'Category needed: A, B, C, D, E(B), E(C) or E(D).',
  },
  example: { seats: 3, gross_weight_kg: 7500, trailer_kg: 0 },
  explain(asked, parameters) {
    const vehicle = {
      seats: asked.seats,
      grossWeightKg: asked.gross_weight_kg,
      trailerKg: asked.trailer_kg,
      twoWheeler: asked.two_wheeler,
    }
    return requiredLicence(vehicle, asked.on ?? '2026-01-01', parameters)
  },
})

export const inspectionDueRule = defineRule({
  name: 'fleet.inspection_due',
  input: vine.object({
    use_class: useClass(),
    first_used_on: day().optional().requiredIfMissing('last_visit_on'),
    last_visit_on: day().nullable().optional(),
    leased: vine.boolean().optional(),
    on: day().optional(),
  }),
  fields: inspectionDueFields,
  answer: inspectionDueAnswer,
  example: {
    use_class: 'staff_transport',
    first_used_on: '2026-09-01',
    last_visit_on: null,
    on: '2026-11-23',
  },
  explain(asked, parameters) {
    const firstUsedOn = asked.first_used_on ?? asked.last_visit_on ?? ''
    const lastVisitOn = asked.last_visit_on ?? null
    const on = asked.on ?? lastVisitOn ?? firstUsedOn
    return inspectionDue(
      { useClass: asked.use_class, firstUsedOn, lastVisitOn, leased: asked.leased },
      on,
      parameters
    )
  },
})

export const roadTaxRule = defineRule({
  name: 'fleet.road_tax',
  input: vine.object({
    energy: energy(),
    fiscal_power: quantity().optional(),
    gross_weight_kg: quantity().optional(),
    year: wholeInput(1990, 2200).optional().requiredIfMissing('paid_on'),
    paid_on: day().nullable().optional(),
    registered_on: day().nullable().optional(),
    exemption: vine.string().nullable().optional(),
  }),
  fields: roadTaxFields,
  answer: roadTaxAnswer,
  example: {
    energy: 'diesel',
    fiscal_power: 9,
    gross_weight_kg: 2000,
    year: 2026,
    paid_on: '2026-03-20',
  },
  explain(asked, parameters) {
    const paidOn = asked.paid_on ?? null
    const vehicle = {
      energy: asked.energy,
      fiscalPower: asked.fiscal_power ?? null,
      grossWeightKg: asked.gross_weight_kg ?? null,
      exemption: asked.exemption,
      registeredOn: asked.registered_on,
    }
    return roadTax(vehicle, asked.year ?? yearOf(paidOn ?? ''), paidOn, parameters)
  },
})
