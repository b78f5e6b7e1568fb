import vine, { type VineString } from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { parseCivilDate, type CivilDate } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'

const civilDayRule = vine.createRule((value: unknown, _options: undefined, field: FieldContext) => {
  if (typeof value !== 'string') return
  const day = parseCivilDate(value)
  if (day) field.mutate(day, field)
  else field.report('The {{ field }} field must be a date that exists', 'date', field)
})

const civilMomentRule = vine.createRule(
  (value: unknown, _options: undefined, field: FieldContext) => {
    if (typeof value !== 'string') return
    const parts = /^(\S+?)(?:T|\s+)(\d{1,2})[:hH](\d{2})/.exec(value)
    const day = parts && parseCivilDate(parts[1])
    if (!day || Number(parts[2]) > 23 || Number(parts[3]) > 59)
      return field.report('The {{ field }} field must be a moment that exists', 'moment', field)
    field.mutate(`${day}T${parts[2].padStart(2, '0')}:${parts[3]}`, field)
  }
)

const amountRule = vine.createRule(
  (value: unknown, options: { min?: string }, field: FieldContext) => {
    if (typeof value !== 'string') return
    const amount = parseDecimal(value)
    if (amount === null)
      return field.report('The {{ field }} field must be a number', 'number', field)
    if (options.min !== undefined && Number(amount) < Number(options.min)) {
      return field.report('The {{ field }} field must be at least {{ min }}', 'min', field, options)
    }
    field.mutate(amount, field)
  }
)

/** A day typed as 28/02/2026 or sent as 2026-02-28; comes out as 'YYYY-MM-DD'. */
export function civilDay(): VineString {
  return vine.string().trim().use(civilDayRule())
}

/** A day and time typed as 28/02/2026 14:30 or sent as 2026-02-28T14:30; comes out as the latter. */
export function civilMoment(): VineString {
  return vine.string().trim().use(civilMomentRule())
}

/** The day an address asks for, `?on=28/02/2026`; null when it names none. */
export function dayAsked(value: unknown): CivilDate | null {
  return typeof value === 'string' ? parseCivilDate(value) : null
}

/** A number typed with comma or point and spaces ('1 153,7'); comes out as exact text '1153.7'. */
export function exactDecimal(options: { min?: string } = {}): VineString {
  return vine.string().trim().use(amountRule(options))
}
