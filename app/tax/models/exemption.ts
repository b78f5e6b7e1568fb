import { TaxExemptionSchema } from '#database/schema'

/** An exemption of a plot: article, document, first and last day. Withdrawn, never deleted. */
export class Exemption extends TaxExemptionSchema {
  static table = 'tax_exemptions'
}
