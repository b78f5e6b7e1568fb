import type { CivilDate } from '#values/civil_date'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Category } from '#procurement/rules/categories'

/** A nature de prestation of the commune's list. */
export interface Nature {
  code: string
  category: Category
  fr: string
  ar: string
  en: string
  listed: boolean
  fees: boolean
}

export function naturesOn(parameters: Parameters, on: CivilDate): Nature[] {
  return parameters.on<Nature[]>('procurement.natures', on).value
}

/** Refuses `procurement.nature_unknown`. */
export function natureOf(parameters: Parameters, on: CivilDate, code: string): Nature {
  const nature = naturesOn(parameters, on).find((candidate) => candidate.code === code)
  if (!nature) throw new Refusal('procurement.nature_unknown', { code }, { field: 'nature' })
  return nature
}

export function natureName(nature: Nature, locale: string): string {
  return locale === 'ar' ? nature.ar : locale === 'en' ? nature.en : nature.fr
}
