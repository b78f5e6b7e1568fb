import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ProcurementReceptionLineSchema, ProcurementReceptionSchema } from '#database/schema'
import { PurchaseOrder } from '#procurement/models/purchase_order'

/** What was accepted and rejected of an order's line. */
export class ReceptionLine extends ProcurementReceptionLineSchema {
  static table = 'procurement_reception_lines'
}

/** Procès-verbal de réception of one delivery. */
export class Reception extends ProcurementReceptionSchema {
  static table = 'procurement_receptions'
  static subjectType = 'procurement.reception'

  @hasMany(() => ReceptionLine)
  declare lines: HasMany<typeof ReceptionLine>

  @belongsTo(() => PurchaseOrder, { foreignKey: 'orderId' })
  declare order: BelongsTo<typeof PurchaseOrder>

  get subjectLabel(): string {
    return this.number
  }
}
