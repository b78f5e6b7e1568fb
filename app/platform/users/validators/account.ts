import vine from '@vinejs/vine'
import { civilDay } from '#platform/http/fields'

export const newPasswordValidator = vine.create({
  password: vine.string().maxLength(200),
  password_confirmation: vine.string().sameAs('password'),
})

export const ownPasswordValidator = vine.create({
  current: vine.string().maxLength(200),
  password: vine.string().maxLength(200),
  password_confirmation: vine.string().sameAs('password'),
})

export const currentPasswordValidator = vine.create({ current: vine.string().maxLength(200) })

export const loginValidator = vine.create({ login: vine.string().maxLength(190) })

/** Six digits of an authenticator, or a recovery code. */
export const codeValidator = vine.create({ code: vine.string().maxLength(20) })

export const delegationValidator = vine.create({
  assignment: vine.number(),
  to: vine.string().maxLength(190),
  from: civilDay(),
  until: civilDay(),
})
