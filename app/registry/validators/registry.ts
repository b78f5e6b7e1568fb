import vine from '@vinejs/vine'
import { dayInput } from '#platform/rules/inputs'
import { CREDENTIAL_KINDS, LICENCE_CATEGORIES } from '#registry/rules/credentials'
import { UNIT_KINDS } from '#registry/rules/unit_tree'

const text = (longest: number) => vine.string().trim().maxLength(longest).nullable().optional()
const whole = () => vine.number().withoutDecimals().min(0)

export const accountProposalValidator = vine.create({
  rib: vine.string().trim().maxLength(40),
  bankName: text(120),
  reason: vine.string().trim().minLength(5).maxLength(500),
})

export const decisionValidator = vine.create({
  decision: vine.enum(['approved', 'rejected', 'withdrawn'] as const),
  reason: text(500),
})

export const reasonValidator = vine.create({
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const optionalReasonValidator = vine.create({ reason: text(500) })

export const mergeValidator = vine.create({
  keptId: whole(),
  reason: vine.string().trim().minLength(3).maxLength(500),
})

export const territoryValidator = vine.create({
  nameFr: vine.string().trim().maxLength(120),
  nameAr: vine.string().trim().maxLength(120),
  spellings: text(2000),
  population: whole().nullable().optional(),
  households: whole().nullable().optional(),
  establishments: whole().nullable().optional(),
  businessEstablishments: whole().nullable().optional(),
  jobs: whole().nullable().optional(),
  censusYear: whole().min(1960).max(2100).nullable().optional(),
  lockVersion: whole(),
})

export const unitValidator = vine.create({
  code: vine
    .string()
    .trim()
    .regex(/^[A-Z0-9][A-Z0-9.-]{0,39}$/)
    .optional(),
  parentId: whole().nullable().optional(),
  kind: vine.enum(UNIT_KINDS),
  nameFr: vine.string().trim().maxLength(160),
  nameAr: vine.string().trim().maxLength(160),
  head: text(200),
  validFrom: dayInput(),
  reference: text(200),
  spellings: text(2000),
  lockVersion: whole().optional(),
})

export const unitClosureValidator = vine.create({ lastDay: dayInput(), lockVersion: whole() })

export const holidayValidator = vine.create({
  operation: vine.enum(['add', 'move', 'remove'] as const),
  holidayId: whole().nullable().optional(),
  dayOn: dayInput(),
  nameFr: vine.string().trim().maxLength(120),
  nameAr: vine.string().trim().maxLength(120),
  nature: vine.enum(['fixed', 'moving', 'one_off'] as const),
  certainty: vine.enum(['estimated', 'planned', 'confirmed'] as const),
  reference: text(200),
})

export const yearValidator = vine.create({
  year: vine.number().withoutDecimals().min(2000).max(2100),
})

export const credentialValidator = vine.create({
  kind: vine.enum(CREDENTIAL_KINDS),
  category: vine.enum(LICENCE_CATEGORIES).nullable().optional(),
  number: text(40),
  issuedBy: text(120),
  validFrom: dayInput(),
  validTo: dayInput().optional(),
})
