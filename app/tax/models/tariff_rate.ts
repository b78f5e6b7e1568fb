import { TaxTariffRateSchema } from '#database/schema'
import type { Zone } from '#tax/rules/tnb'

/** The rate of one zone of the census, the legal zone it is classed in, and that zone's bracket. */
export class TariffRate extends TaxTariffRateSchema {
  static table = 'tax_tariff_rates'

  declare zone: Zone
  declare classed: Zone
}
