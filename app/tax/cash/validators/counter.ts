import vine from '@vinejs/vine'
import { civilDay, exactDecimal } from '#platform/http/fields'
import { MEANS } from '#tax/cash/queries/session_totals'

export const openTillValidator = vine.create({
  till: vine.number(),
  opening: exactDecimal({ min: '0' }),
})

export const closeTillValidator = vine.create({
  counted: exactDecimal({ min: '0' }),
  remark: vine.string().trim().maxLength(500).nullable().optional(),
})

export const paymentValidator = vine.create({
  requestKey: vine.string().minLength(16).maxLength(64),
  debts: vine.array(vine.number()).minLength(1).optional(),
  amount: exactDecimal(),
  means: vine.enum(MEANS),
  meansReference: vine.string().trim().maxLength(60).nullable().optional(),
  meansBank: vine.string().trim().maxLength(80).nullable().optional(),
  tendered: exactDecimal().nullable().optional(),
})

export const reasonValidator = vine.create({
  reason: vine.string().trim().minLength(5).maxLength(500),
})

export const tillValidator = vine.create({
  code: vine
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{2,10}$/),
  nameFr: vine.string().trim().minLength(3).maxLength(120),
  nameAr: vine.string().trim().minLength(3).maxLength(120),
  ceiling: exactDecimal({ min: '0' }),
})

export const remittanceValidator = vine.create({
  requestKey: vine.string().minLength(16).maxLength(64),
  on: civilDay(),
  cash: exactDecimal({ min: '0' }).nullable().optional(),
  cheques: exactDecimal({ min: '0' }).nullable().optional(),
  reference: vine.string().trim().minLength(2).maxLength(60),
})
