import { TaxPlotVersionSchema } from '#database/schema'
import type { Zone } from '#tax/rules/tnb'

/** Area and zone of a plot between two days. */
export class PlotVersion extends TaxPlotVersionSchema {
  static table = 'tax_plot_versions'

  declare zone: Zone
}
