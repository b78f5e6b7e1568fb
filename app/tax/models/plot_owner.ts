import { TaxPlotOwnerSchema } from '#database/schema'

/** Who owns or possesses a plot between two days; co-owners each owe the whole tax. */
export class PlotOwner extends TaxPlotOwnerSchema {
  static table = 'tax_plot_owners'

  declare quality: 'owner' | 'possessor'
}
