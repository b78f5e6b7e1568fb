import vine from '@vinejs/vine'
import { parseDecimal } from '#values/decimal'
import { civilDay, civilMoment } from '#platform/http/fields'
import { VEHICLE_KINDS } from '#fleet/models/vehicle'
import { instantOf } from '#fleet/queries/instants'

/** A moment typed in a form, in the town hall's time. */
export const momentField = () => civilMoment().transform((value) => instantOf(value))

const positiveDecimal = vine.createRule((value, _options, field) => {
  const text = typeof value === 'string' ? parseDecimal(value) : null
  if (text === null || Number(text) < 0)
    field.report('The {{ field }} field must be a positive number', 'decimal', field)
})

/** A number of nought or more, with a comma or a point, as text. */
export const decimal = () =>
  vine
    .string()
    .trim()
    .use(positiveDecimal())
    .transform((value) => parseDecimal(value) ?? '0')

const count = (most: number) => vine.number().withoutDecimals().min(0).max(most)

export const requestValidator = vine.create({
  unitId: vine.number(),
  purpose: vine.string().trim().minLength(3).maxLength(300),
  priority: vine.enum(['normal', 'urgent', 'emergency'] as const),
  kindWanted: vine.enum(VEHICLE_KINDS),
  startsAt: momentField(),
  endsAt: momentField(),
  pickup: vine.string().trim().minLength(2).maxLength(160),
  destination: vine.string().trim().minLength(2).maxLength(160),
  passengers: count(100),
  loadKg: count(50_000),
  outsideCommune: vine.boolean().optional(),
  permitNumber: vine.string().trim().maxLength(60).optional(),
  budgetLine: vine.string().trim().maxLength(60).optional(),
  equipment: vine.string().trim().maxLength(200).optional(),
  requestKey: vine.string().maxLength(80).optional(),
})

export const reasonValidator = vine.create({
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const assignmentValidator = vine.create({
  vehicleId: vine.number(),
  driverId: vine.number(),
  overrideReason: vine.string().trim().maxLength(500).optional(),
})

export const departureValidator = vine.create({
  km: count(9_999_999),
  fuelLevel: count(8).optional(),
  overrideReason: vine.string().trim().maxLength(500).optional(),
})

export const emergencyValidator = vine.create({
  vehicleId: vine.number(),
  driverId: vine.number(),
  km: count(9_999_999),
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const returnValidator = vine.create({
  km: count(9_999_999),
  fuelLevel: count(8).optional(),
  fuelLitres: decimal().optional(),
  noFuel: vine.boolean().optional(),
  defects: vine.string().trim().maxLength(500).optional(),
  toWorkshop: vine.boolean().optional(),
})

export const closureValidator = vine.create({
  signedBy: vine.string().trim().minLength(2).maxLength(120),
  noFuel: vine.boolean().optional(),
})

export const correctionValidator = vine.create({
  departureKm: count(9_999_999),
  returnKm: count(9_999_999),
  fuelLitres: decimal().optional(),
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const boardValidator = vine.create({
  on: civilDay().optional(),
  state: vine
    .enum(['available', 'reserved', 'out', 'late', 'workshop', 'blocked'] as const)
    .optional(),
  kind: vine.enum(VEHICLE_KINDS).optional(),
  all: vine.boolean().optional(),
  rows: vine.enum(['vehicles', 'drivers'] as const).optional(),
})
