import vine from '@vinejs/vine'
import { amountInput, choiceInput } from '#platform/rules/inputs'
import { SECTIONS } from '#budget/rules/available'

const id = () => vine.number().positive().withoutDecimals()

export const lineValidator = vine.create({
  year: vine.number().min(2000).max(2100).withoutDecimals(),
  section: choiceInput(SECTIONS),
  code: vine.string().trim().maxLength(40),
  label_fr: vine.string().trim().minLength(2).maxLength(200),
  label_ar: vine.string().trim().maxLength(200).optional(),
  unit_id: id().optional(),
  voted: amountInput(),
})

export const transferValidator = vine.create({
  to_line_id: id(),
  amount: amountInput(),
  reason: vine.string().trim().minLength(3).maxLength(150),
})

export const visaValidator = vine.create({
  outcome: choiceInput(['visaed', 'observed', 'refused']),
  reason: vine.string().trim().maxLength(500).optional(),
})

export const reasonValidator = vine.create({
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const yearValidator = vine.create({
  year: vine.number().min(2000).max(2100).withoutDecimals(),
})
