import vine from '@vinejs/vine'
import { decimalInput } from '#platform/rules/inputs'

const id = () => vine.number().positive().withoutDecimals()

export const openingValidator = vine.create({ store_id: id() })

export const cancellationValidator = vine.create({
  reason: vine.string().trim().minLength(3).maxLength(300),
})

export const countValidator = vine.create({
  lines: vine
    .array(vine.object({ line_id: id(), quantity: decimalInput() }))
    .parse((rows) =>
      Array.isArray(rows) ? rows.filter((row) => String(row?.quantity ?? '') !== '') : []
    ),
})
