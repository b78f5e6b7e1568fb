import vine from '@vinejs/vine'
import { civilMoment } from '#platform/http/fields'
import { amountInput, choiceInput, dayInput, decimalInput } from '#platform/rules/inputs'

const id = () => vine.number().positive().withoutDecimals()
const text = (least: number, most: number) => vine.string().trim().minLength(least).maxLength(most)

/** Rows of a form that were left empty do not count. */
const filledRows = (key: string) => (rows: unknown) =>
  Array.isArray(rows)
    ? rows.filter(
        (row) =>
          typeof row === 'object' && row !== null && String((row as never)[key] ?? '').trim() !== ''
      )
    : rows

export const requestValidator = vine.create({
  unit_id: id(),
  object: text(3, 300),
  justification: vine.string().trim().maxLength(4000).optional(),
  estimate_source: vine.string().trim().maxLength(300).optional(),
  nature: text(1, 40),
  needed_on: dayInput(),
  line_id: id().optional(),
  request_key: vine.string().maxLength(80).optional(),
  lines: vine
    .array(
      vine.object({
        designation: text(2, 300),
        specification: vine.string().trim().maxLength(500).optional(),
        unit: text(1, 20),
        quantity: decimalInput(),
        unit_price: amountInput(),
        vat_rate: decimalInput(),
        item_id: id().optional(),
      })
    )
    .parse(filledRows('designation')),
})

export const decisionValidator = vine.create({
  decision: choiceInput(['approve', 'reject']),
  line_id: id().optional(),
  reason: vine.string().trim().maxLength(500).optional(),
})

export const reasonValidator = vine.create({ reason: text(3, 500) })

/** `deadline_at` is the local date and time of the town hall: '2026-11-04T10:00'. */
export const noticeValidator = vine.create({
  deadline_at: civilMoment(),
  place: text(2, 200),
  delivery_days: vine.number().min(1).max(730).withoutDecimals(),
})

export const quoteValidator = vine.create({
  supplier: text(1, 200),
  received_at: civilMoment().optional(),
  prices: vine.array(vine.object({ request_line_id: id(), unit_price: amountInput() })),
})

export const comparisonValidator = vine.create({
  justification_note: vine.string().trim().maxLength(500).optional(),
})

export const answerValidator = vine.create({
  quote_id: id(),
  answer: choiceInput(['confirmed', 'declined', 'silent']),
})

export const receptionValidator = vine.create({
  delivery_note: text(1, 60),
  delivered_on: dayInput(),
  members: text(3, 500),
  reserves: vine.string().trim().maxLength(1000).optional(),
  store_id: id().optional(),
  request_key: vine.string().maxLength(80).optional(),
  lines: vine
    .array(
      vine.object({
        order_line_id: id(),
        delivered: decimalInput(),
        accepted: decimalInput(),
        rejection_reason: vine.string().trim().maxLength(300).optional(),
      })
    )
    .parse(filledRows('delivered')),
})

export const invoiceValidator = vine.create({
  reference: text(1, 60),
  invoiced_on: dayInput(),
  received_on: dayInput(),
  total_ht: amountInput(),
  vat: amountInput(),
  total_ttc: amountInput(),
  lines: vine
    .array(
      vine.object({
        order_line_id: id(),
        quantity: decimalInput(),
        unit_price: amountInput(),
        vat_rate: decimalInput(),
      })
    )
    .parse(filledRows('quantity')),
})

export const supplierValidator = vine.create({
  name: text(2, 200),
  legal_form: vine.string().trim().maxLength(60).optional(),
  kind: choiceInput(['company', 'cooperative', 'union', 'auto_entrepreneur']),
  ice: text(1, 30),
  tax_number: vine.string().trim().maxLength(20).optional(),
  trade_register: vine.string().trim().maxLength(20).optional(),
  court: vine.string().trim().maxLength(60).optional(),
  cnss: vine.string().trim().maxLength(20).optional(),
  business_tax: vine.string().trim().maxLength(20).optional(),
  rib: text(1, 40),
  address: vine.string().trim().maxLength(300).optional(),
  phone: vine.string().trim().maxLength(40).optional(),
  email: vine.string().trim().maxLength(160).optional(),
  small_firm: vine.boolean().optional(),
})

export const exclusionValidator = vine.create({
  excluded_until: dayInput().optional(),
  reason: text(3, 500),
})

export const closureValidator = vine.create({
  reason: vine.string().trim().minLength(3).maxLength(500).optional(),
})
