import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ProcurementOrderLineSchema, ProcurementOrderSchema } from '#database/schema'
import { Commitment } from '#budget/models/commitment'
import { CreditLine } from '#budget/models/credit_line'
import { PurchaseNotice } from '#procurement/models/purchase_notice'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { Supplier } from '#procurement/models/supplier'
import type { Category } from '#procurement/rules/categories'
import type { OrderState } from '#procurement/rules/states'

/** A line of an order with what was accepted, rejected and invoiced of it. */
export class OrderLine extends ProcurementOrderLineSchema {
  static table = 'procurement_order_lines'
}

/** Bon de commande. It has a number only once it is signed. */
export class PurchaseOrder extends ProcurementOrderSchema {
  static table = 'procurement_orders'
  static subjectType = 'procurement.order'

  declare state: OrderState
  declare category: Category

  @hasMany(() => OrderLine, {
    foreignKey: 'orderId',
    onQuery: (query) => query.orderBy('position'),
  })
  declare lines: HasMany<typeof OrderLine>

  @belongsTo(() => Supplier)
  declare supplier: BelongsTo<typeof Supplier>

  @belongsTo(() => PurchaseRequest, { foreignKey: 'requestId' })
  declare request: BelongsTo<typeof PurchaseRequest>

  @belongsTo(() => PurchaseNotice, { foreignKey: 'noticeId' })
  declare notice: BelongsTo<typeof PurchaseNotice>

  @belongsTo(() => CreditLine, { foreignKey: 'lineId' })
  declare line: BelongsTo<typeof CreditLine>

  @belongsTo(() => Commitment)
  declare commitment: BelongsTo<typeof Commitment>

  get subjectLabel(): string {
    return this.number ?? this.object
  }
}
