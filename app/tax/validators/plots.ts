import vine from '@vinejs/vine'
import { amount, day, decimal, year } from '#tax/rules/inputs'

const zone = () => vine.enum(['equipped', 'medium', 'weak'] as const)
const text = (length: number) => vine.string().trim().maxLength(length)

export const correctionValidator = vine.create({
  area: decimal(),
  zone: zone(),
  covered_area: decimal().optional(),
  used_area: decimal().optional(),
  address: text(300).optional(),
  note: text(2000).optional(),
  from: day(),
  reason: text(300),
  lock_version: vine.number().optional(),
})

export const transferValidator = vine.create({
  changed_on: day(),
  declared_on: day(),
  act_reference: text(120),
  lock_version: vine.number().optional(),
  owners: vine
    .array(
      vine.object({
        kind: vine.enum(['person', 'organisation'] as const).optional(),
        identifier: text(40).optional(),
        name: text(200).optional(),
        first_name: text(100).optional(),
        address: text(300).optional(),
        share: vine.number().withoutDecimals().range([1, 100_000]).optional(),
      })
    )
    .minLength(1)
    .maxLength(12),
})

export const splitValidator = vine.create({
  on: day(),
  reference: text(120),
  parts: vine
    .array(vine.object({ land_title: text(20).optional(), area: decimal().optional() }))
    .minLength(2)
    .maxLength(40),
})

export const mergeValidator = vine.create({
  on: day(),
  reference: text(120),
  land_title: text(20),
  titles: text(400),
})

export const exemptionValidator = vine.create({
  code: text(20),
  document: text(120).optional(),
  permit_on: day().optional(),
  hectares: decimal().optional(),
  starts_on: day().optional(),
  ends_on: day().optional(),
})

export const declarationValidator = vine.create({
  year: year(),
  filed_on: day(),
  area: decimal(),
  document: text(120).optional(),
})

export const reasonValidator = vine.create({ reason: text(300).minLength(3) })

export const tariffValidator = vine.create({
  year: year(),
  deliberation: text(160).optional(),
  order_reference: text(200),
  order_on: day(),
  visa_on: day().optional(),
  rates: vine.array(vine.object({ zone: zone(), classed: zone(), rate: decimal() })).fixedLength(3),
})

export const tariffDecisionValidator = vine.create({
  decision: vine.enum(['approve', 'reject'] as const),
  reason: text(300).optional(),
})

export const rollValidator = vine.create({
  year: year(),
  kind: vine.enum(['initial', 'supplementary'] as const),
})

export const notificationValidator = vine.create({
  notified_on: day(),
  by: vine.enum(['post', 'agent', 'bailiff', 'counter'] as const),
})

export const reliefValidator = vine.create({ amount: amount(), reason: text(300).minLength(3) })
