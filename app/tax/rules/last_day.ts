import type { CivilDate } from '#values/civil_date'
import { addDays, addMonths, civilDate, endOfMonth } from '#values/civil_date'
import type { Parameters } from '#values/parameters'

/** The day before 'MM-DD' of a year: before 1 March is 28 February, 29 in a leap year. */
export function dayBefore(monthAndDay: string, year: number): CivilDate {
  return addDays(`${year}-${monthAndDay}`, -1)
}

/** Last day to pay the tax on undeveloped land of a year without penalty. */
export function landPaymentLastDay(year: number, parameters: Parameters): CivilDate {
  return dayBefore(
    parameters.on<string>('tax.tnb.payment_before', civilDate(year, 1, 1)).value,
    year
  )
}

/** Last day to file the yearly declaration of undeveloped land. */
export function landDeclarationLastDay(year: number, parameters: Parameters): CivilDate {
  return dayBefore(
    parameters.on<string>('tax.tnb.declaration_before', civilDate(year, 1, 1)).value,
    year
  )
}

/** Last day to pay a quarterly tax: the end of the month that follows the quarter. */
export function quarterlyLastDay(year: number, quarter: number, parameters: Parameters): CivilDate {
  const endOfQuarter = endOfMonth(civilDate(year, quarter * 3, 1))
  const months = parameters.on<number>('tax.quarterly.payment_months', endOfQuarter).value
  return endOfMonth(addMonths(civilDate(year, quarter * 3, 1), months))
}

/** Last day to declare a change of owner or use: so many days from the event. */
export function transferLastDay(changedOn: CivilDate, parameters: Parameters): CivilDate {
  return addDays(changedOn, parameters.on<number>('tax.tnb.transfer_days', changedOn).value)
}
