import vine from '@vinejs/vine'

export const signInValidator = vine.create({
  /** E-mail or staff number. */
  login: vine.string().maxLength(190),
  password: vine.string().maxLength(200),
})
