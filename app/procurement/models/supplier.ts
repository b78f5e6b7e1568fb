import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ProcurementSupplierSchema } from '#database/schema'
import { Party } from '#registry/models/party'

export const SUPPLIER_KINDS = ['company', 'cooperative', 'union', 'auto_entrepreneur'] as const

/** An organisation of the registry that sells to the commune. */
export class Supplier extends ProcurementSupplierSchema {
  static table = 'procurement_suppliers'
  static subjectType = 'procurement.supplier'

  declare kind: (typeof SUPPLIER_KINDS)[number]
  declare state: 'active' | 'excluded'

  @belongsTo(() => Party)
  declare party: BelongsTo<typeof Party>

  get subjectLabel(): string {
    return this.party?.nameFr ?? this.ice
  }
}
