import vine from '@vinejs/vine'
import { civilDay } from '#platform/http/fields'

export const userValidator = vine.create({
  nameFr: vine.string().trim().minLength(2).maxLength(120),
  nameAr: vine.string().trim().maxLength(120).nullable().optional(),
  email: vine.string().email().maxLength(190).toLowerCase(),
  staffNumber: vine
    .string()
    .trim()
    .regex(/^\d{1,10}$/)
    .nullable()
    .optional(),
  state: vine.enum(['active', 'suspended'] as const).optional(),
  lockVersion: vine.number().optional(),
})

export const assignmentValidator = vine.create({
  role: vine.number(),
  scopeKind: vine.enum(['commune', 'arrondissement', 'unit'] as const),
  scopeId: vine.number().nullable().optional(),
  validFrom: civilDay(),
  validTo: civilDay().nullable().optional(),
})

export const roleValidator = vine.create({
  labelFr: vine.string().trim().minLength(2).maxLength(120),
  labelAr: vine.string().trim().minLength(2).maxLength(120),
  labelEn: vine.string().trim().minLength(2).maxLength(120),
  permissions: vine.array(vine.string()).optional(),
  lockVersion: vine.number().optional(),
})
