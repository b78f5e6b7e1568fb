import vine from '@vinejs/vine'
import { civilDay, exactDecimal } from '#platform/http/fields'
import { REQUEST_KINDS } from '#tax/collection/actions/ask_request'
import { COLLECTION_STEPS } from '#tax/collection/rules/next_step'

export const stepValidator = vine.create({ step: vine.enum(COLLECTION_STEPS) })

export const listDecisionValidator = vine.create({
  decision: vine.enum(['authorise', 'refuse'] as const),
  reason: vine.string().trim().maxLength(300).nullable().optional(),
})

export const requestDecisionValidator = vine.create({
  decision: vine.enum(['grant', 'reject'] as const),
  reason: vine.string().trim().maxLength(500).nullable().optional(),
})

export const requestValidator = vine.create({
  kind: vine.enum(REQUEST_KINDS),
  filed_on: civilDay(),
  reason: vine.string().trim().minLength(5).maxLength(500),
  document: vine.string().trim().maxLength(160).nullable().optional(),
  guarantee: vine.string().trim().maxLength(160).nullable().optional(),
  principal: exactDecimal({ min: '0' }).nullable().optional(),
  sanction: exactDecimal({ min: '0' }).nullable().optional(),
  late: exactDecimal({ min: '0' }).nullable().optional(),
})

export const revivalValidator = vine.create({
  reason: vine.string().trim().minLength(5).maxLength(300),
})
