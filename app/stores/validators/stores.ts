import vine from '@vinejs/vine'
import { dayInput, decimalInput } from '#platform/rules/inputs'

const id = () => vine.number().positive().withoutDecimals()
const text = (least: number, most: number) => vine.string().trim().minLength(least).maxLength(most)

export const itemValidator = vine.create({
  code: text(1, 30),
  name_fr: text(2, 160),
  name_ar: vine.string().trim().maxLength(160).optional(),
  unit: text(1, 20),
  family: text(1, 60),
  shelf: vine.string().trim().maxLength(30).optional(),
  minimum: decimalInput(),
  maximum: decimalInput(),
})

const slipLines = () =>
  vine
    .array(vine.object({ item_id: id(), quantity: decimalInput() }))
    .parse((rows) =>
      Array.isArray(rows)
        ? rows.filter(
            (row) => String(row?.item_id ?? '') !== '' && String(row?.quantity ?? '') !== ''
          )
        : rows
    )

interface SlipForm {
  moved_on: string
  requester: string
  approver: string
  reason?: string | null
  request_key?: string | null
}

/** What the form of every slip says besides its stores and lines. */
export function slipFacts<Form extends SlipForm>(form: Form) {
  return {
    on: form.moved_on,
    requester: form.requester,
    approver: form.approver,
    reason: form.reason as Form['reason'],
    requestKey: form.request_key as Form['request_key'],
  }
}

export const issueValidator = vine.create({
  store_id: id(),
  unit_id: id(),
  moved_on: dayInput(),
  requester: text(2, 120),
  approver: text(2, 120),
  reason: vine.string().trim().maxLength(300).optional(),
  request_key: vine.string().maxLength(80).optional(),
  lines: slipLines(),
})

export const transferValidator = vine.create({
  store_id: id(),
  to_store_id: id(),
  moved_on: dayInput(),
  requester: text(2, 120),
  approver: text(2, 120),
  reason: vine.string().trim().maxLength(200).optional(),
  request_key: vine.string().maxLength(70).optional(),
  lines: slipLines(),
})

export const returnValidator = vine.create({
  store_id: id(),
  unit_id: id(),
  moved_on: dayInput(),
  requester: text(2, 120),
  approver: text(2, 120),
  reason: text(3, 300),
  request_key: vine.string().maxLength(80).optional(),
  lines: slipLines(),
})
