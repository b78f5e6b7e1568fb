import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { TaxTariffSchema } from '#database/schema'
import { TariffRate } from '#tax/models/tariff_rate'

/** The rates voted for a year, proposed by one person and approved by another. */
export class Tariff extends TaxTariffSchema {
  static table = 'tax_tariffs'
  static subjectType = 'tax.tariff'

  declare state: 'proposed' | 'approved' | 'rejected' | 'replaced'

  @hasMany(() => TariffRate)
  declare rates: HasMany<typeof TariffRate>

  get subjectLabel(): string {
    return `TNB ${this.year}`
  }
}
