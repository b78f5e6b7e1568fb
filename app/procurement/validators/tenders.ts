import vine from '@vinejs/vine'
import { civilMoment } from '#platform/http/fields'
import { amountInput, choiceInput } from '#platform/rules/inputs'
import { categoryInput } from '#procurement/rules/inputs'

const text = (least: number, most: number) => vine.string().trim().minLength(least).maxLength(most)

export const tenderValidator = vine.create({
  reference: text(2, 40),
  object_fr: text(3, 400),
  object_ar: vine.string().trim().maxLength(400).optional(),
  category: categoryInput(),
  procedure: choiceInput(['open_tender', 'simplified_tender', 'restricted_tender']),
  estimate: amountInput(),
  opening_at: civilMoment(),
  place: text(2, 200),
  /** One member a line: 'Name, role'. */
  commission: text(3, 2000),
})
