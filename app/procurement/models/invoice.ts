import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ProcurementInvoiceLineSchema, ProcurementInvoiceSchema } from '#database/schema'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { Supplier } from '#procurement/models/supplier'

export class InvoiceLine extends ProcurementInvoiceLineSchema {
  static table = 'procurement_invoice_lines'
}

/** A supplier's invoice, matched with its order and what was received. */
export class Invoice extends ProcurementInvoiceSchema {
  static table = 'procurement_invoices'
  static subjectType = 'procurement.invoice'

  declare state: 'disputed' | 'matched' | 'liquidated' | 'returned'

  @hasMany(() => InvoiceLine)
  declare lines: HasMany<typeof InvoiceLine>

  @belongsTo(() => PurchaseOrder, { foreignKey: 'orderId' })
  declare order: BelongsTo<typeof PurchaseOrder>

  @belongsTo(() => Supplier)
  declare supplier: BelongsTo<typeof Supplier>

  get subjectLabel(): string {
    return this.reference
  }
}
