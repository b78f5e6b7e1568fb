import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { TaxPlotSchema } from '#database/schema'
import { PlotVersion } from '#tax/models/plot_version'
import { PlotOwner } from '#tax/models/plot_owner'
import { Exemption } from '#tax/models/exemption'
import { Declaration } from '#tax/models/declaration'
import type { Zone } from '#tax/rules/tnb'

export type PlotState = 'active' | 'split' | 'merged' | 'built' | 'closed'

/** An undeveloped plot. Its columns are the situation of today; the dated rows tell the rest. */
export class Plot extends TaxPlotSchema {
  static table = 'tax_plots'
  static subjectType = 'tax.plot'

  declare zone: Zone
  declare state: PlotState

  @hasMany(() => PlotVersion)
  declare versions: HasMany<typeof PlotVersion>

  @hasMany(() => PlotOwner)
  declare owners: HasMany<typeof PlotOwner>

  @hasMany(() => Exemption)
  declare exemptions: HasMany<typeof Exemption>

  @hasMany(() => Declaration)
  declare declarations: HasMany<typeof Declaration>

  get subjectLabel(): string {
    return this.landTitle
  }
}
