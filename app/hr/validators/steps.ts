import vine from '@vinejs/vine'

export const stepTableValidator = vine.create({ year: vine.number().withoutDecimals() })

export const stepMoveValidator = vine.create({
  name: vine.enum(['propose', 'set_aside', 'decide'] as const),
  pace: vine.enum(['rapide', 'moyen', 'lent'] as const).optional(),
  reason: vine.string().trim().maxLength(500).optional(),
})
