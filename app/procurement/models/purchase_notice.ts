import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import {
  ProcurementNoticeSchema,
  ProcurementQuoteLineSchema,
  ProcurementQuoteSchema,
} from '#database/schema'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { Supplier } from '#procurement/models/supplier'
import type { Answer } from '#procurement/rules/order_ranking'

/** A supplier's price for one line. */
export class QuoteLine extends ProcurementQuoteLineSchema {
  static table = 'procurement_quote_lines'
}

/** A supplier's quote for a notice, and its answer when invited to confirm. */
export class Quote extends ProcurementQuoteSchema {
  static table = 'procurement_quotes'

  declare answer: Answer | null

  @belongsTo(() => Supplier)
  declare supplier: BelongsTo<typeof Supplier>

  @hasMany(() => QuoteLine)
  declare lines: HasMany<typeof QuoteLine>
}

/** Avis d'achat: the call for quotes of a purchase order. */
export class PurchaseNotice extends ProcurementNoticeSchema {
  static table = 'procurement_notices'
  static subjectType = 'procurement.notice'

  declare state: 'published' | 'comparing' | 'awarded' | 'unsuccessful' | 'cancelled'

  @belongsTo(() => PurchaseRequest, { foreignKey: 'requestId' })
  declare request: BelongsTo<typeof PurchaseRequest>

  @hasMany(() => Quote, { foreignKey: 'noticeId' })
  declare quotes: HasMany<typeof Quote>

  get subjectLabel(): string {
    return this.number
  }
}
