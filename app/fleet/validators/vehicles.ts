import vine from '@vinejs/vine'
import { isCivilDate } from '#values/civil_date'
import { DOCUMENT_KINDS } from '#fleet/models/vehicle_document'
import { VEHICLE_KINDS } from '#fleet/models/vehicle'
import { decimal, momentField } from '#fleet/validators/requests'

const existingDay = vine.createRule((value, _options, field) => {
  if (!isCivilDate(value))
    field.report('The {{ field }} field must be a day that exists', 'day', field)
})

const day = () => vine.string().use(existingDay())
const count = (most: number) => vine.number().withoutDecimals().min(0).max(most)

export const vehicleValidator = vine.create({
  plate: vine.string().trim().minLength(3).maxLength(40),
  make: vine.string().trim().minLength(2).maxLength(60),
  model: vine.string().trim().minLength(1).maxLength(80),
  kind: vine.enum(VEHICLE_KINDS),
  energy: vine.enum(['diesel', 'petrol', 'electric', 'hybrid'] as const),
  fiscalPower: count(200),
  grossWeightKg: count(100_000),
  tareKg: count(100_000),
  seats: vine.number().withoutDecimals().min(1).max(120),
  tankLitres: decimal(),
  firstUsedOn: day(),
  ownership: vine.enum(['owned', 'leased', 'rented', 'lent'] as const),
  lessor: vine.string().trim().maxLength(120).optional(),
  unitId: vine.number(),
  monthlyLitres: decimal().optional(),
  odometerKm: count(9_999_999).optional(),
  lockVersion: vine.number().optional(),
})

export const documentValidator = vine.create({
  kind: vine.enum(DOCUMENT_KINDS),
  number: vine.string().trim().maxLength(60).optional(),
  issuer: vine.string().trim().maxLength(120).optional(),
  validFrom: day(),
  validTo: day().optional(),
  ground: vine.string().trim().maxLength(40).optional(),
})

export const serviceValidator = vine.create({
  plan: vine.string().trim().maxLength(24),
  doneOn: day(),
  serviceKm: count(9_999_999).optional(),
  hours: count(999_999).optional(),
  cost: decimal().optional(),
  place: vine.string().trim().maxLength(120).optional(),
  note: vine.string().trim().maxLength(500).optional(),
})

export const stopValidator = vine.create({
  kind: vine.enum(['workshop', 'accident', 'other'] as const),
  startsAt: momentField(),
  expectedEndAt: momentField(),
  reason: vine.string().trim().minLength(3).maxLength(300),
})

export const meterValidator = vine.create({
  replacedAt: momentField(),
  oldKm: count(9_999_999),
  newKm: count(9_999_999),
  meterReason: vine.string().trim().minLength(3).maxLength(500),
})

export const retirementValidator = vine.create({
  on: day(),
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const decisionValidator = vine.create({
  state: vine.enum(['justified', 'confirmed'] as const),
  reason: vine.string().trim().minLength(3).maxLength(500),
  ids: vine.array(vine.number()).optional(),
  selection: vine.number().optional(),
})

export const monthValidator = vine.create({ month: vine.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })
