import { TaxRollSchema } from '#database/schema'
import type { RollState } from '#tax/rules/roll_states'

/** A list of taxes made enforceable together. */
export class Roll extends TaxRollSchema {
  static table = 'tax_rolls'
  static subjectType = 'tax.roll'

  declare state: RollState
  declare kind: 'initial' | 'supplementary'

  get subjectLabel(): string {
    return this.number ?? `TNB ${this.year}`
  }
}
