import vine from '@vinejs/vine'
import { isCivilDate, parseCivilDate } from '#values/civil_date'

const instantText = vine.createRule((value, _options, field) => {
  const text = String(value)
  const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text)
  if (!shaped || !isCivilDate(text.slice(0, 10)) || Number.isNaN(Date.parse(text))) {
    field.report(
      'The {{ field }} field must be a moment, such as "2026-11-24T08:00"',
      'instant',
      field
    )
  }
})

const existingDay = vine.createRule((value, _options, field) => {
  if (!isCivilDate(value)) {
    field.report(
      'The {{ field }} field must be a day that exists, such as "2026-03-31"',
      'day',
      field
    )
  }
})

/** 'YYYY-MM-DD' or 'DD/MM/YYYY'; may be made nullable, unlike the platform's. */
export const day = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' ? (parseCivilDate(value) ?? value) : value))
    .use(existingDay())

/** 'YYYY-MM-DDTHH:MM' in the town hall's time; a blank may stand for the T, an offset may follow. */
export const instant = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' ? value.trim().replace(' ', 'T') : value))
    .use(instantText())

/** A day or a moment, for absences and workshop stays. */
export const dayOrInstant = () => vine.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/)

/** A quantity that cannot be negative: 57.3, '57.3' or '57,3'. */
export const quantity = () =>
  vine
    .number()
    .parse((value) => (typeof value === 'string' ? value.replace(',', '.') : value))
    .min(0)

/** The same as the exact text rules reckon with. */
export const text = (value: number): string => String(value)
