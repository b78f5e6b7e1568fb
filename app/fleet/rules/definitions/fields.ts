import vine from '@vinejs/vine'
import { isCivilDate } from '#values/civil_date'

const existingDay = vine.createRule((value, _options, field) => {
  if (!isCivilDate(value)) field.report('The {{ field }} field must be an existing day, YYYY-MM-DD', 'civilDate', field)
})

const instantText = vine.createRule((value, _options, field) => {
  const text = String(value)
  const valid = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text) && isCivilDate(text.slice(0, 10))
  if (!valid) field.report('The {{ field }} field must be a moment, YYYY-MM-DDTHH:MM', 'instant', field)
})

/** 'YYYY-MM-DD'. */
export const day = () => vine.string().use(existingDay())

/** 'YYYY-MM-DDTHH:MM' in the town hall's time; an offset may follow. */
export const instant = () => vine.string().use(instantText())

/** A day or a moment, for absences and workshop stays. */
export const dayOrInstant = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/)

/** A quantity: 57.3 or '57.3'. */
export const quantity = () => vine.number().min(0)

/** The same as the exact text rules reckon with. */
export const text = (value: number): string => String(value)
