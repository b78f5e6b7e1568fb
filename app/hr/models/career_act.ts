import { HrCareerActSchema } from '#database/schema'
import type { CareerActKind } from '#hr/rules/career'

/** One dated act of a career: never changed, taken back by another. */
export class CareerAct extends HrCareerActSchema {
  static table = 'hr_career_acts'

  declare kind: CareerActKind
}
