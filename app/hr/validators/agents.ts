import vine from '@vinejs/vine'
import { civilDay, exactDecimal } from '#platform/http/fields'

export const careerActValidator = vine.create({
  kind: vine.enum(['confirmation', 'posting', 'step', 'scale', 'departure'] as const),
  effective_on: civilDay(),
  status: vine.enum(['tenured', 'probationer', 'contract', 'casual'] as const).optional(),
  corps: vine.string().maxLength(32).optional(),
  echelle: vine.string().trim().maxLength(4).optional(),
  echelon: vine.number().withoutDecimals().range([1, 20]).optional(),
  unit_id: vine.number().optional(),
  arrondissement_id: vine.number().optional(),
  reference: vine.string().trim().minLength(3).maxLength(200),
})

export const reversalValidator = vine.create({
  reason: vine.string().trim().minLength(3).maxLength(200),
})

export const familyMemberValidator = vine.create({
  kind: vine.enum(['spouse', 'child'] as const),
  name_fr: vine.string().trim().minLength(2).maxLength(160),
  name_ar: vine.string().trim().maxLength(160).optional(),
  birth_on: civilDay().optional(),
  since_on: civilDay(),
})

export const certificateValidator = vine.create({
  kind: vine.enum(['employment', 'salary', 'information'] as const),
  purpose: vine.string().trim().maxLength(200).optional(),
  language: vine.enum(['fr', 'ar'] as const).optional(),
  allowances: exactDecimal({ min: '0' }).optional(),
  mutual_rate: exactDecimal({ min: '0' }).optional(),
  request_key: vine.string().maxLength(80).optional(),
})
