import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import {
  ProcurementBidLineSchema,
  ProcurementBidSchema,
  ProcurementTenderLineSchema,
  ProcurementTenderSchema,
} from '#database/schema'
import type { Category } from '#procurement/rules/categories'

/** A price line of a tender's schedule. */
export class TenderLine extends ProcurementTenderLineSchema {
  static table = 'procurement_tender_lines'
}

export class BidLine extends ProcurementBidLineSchema {
  static table = 'procurement_bid_lines'
}

/** A bidder's offer; its total is the sum of quantity × unit price. */
export class Bid extends ProcurementBidSchema {
  static table = 'procurement_bids'

  @hasMany(() => BidLine)
  declare lines: HasMany<typeof BidLine>
}

/** Appel d'offres. The estimate is fixed when it is published. */
export class Tender extends ProcurementTenderSchema {
  static table = 'procurement_tenders'
  static subjectType = 'procurement.tender'

  declare state: 'published' | 'opened' | 'evaluated' | 'unsuccessful'
  declare category: Category

  @hasMany(() => TenderLine, { onQuery: (query) => query.orderBy('position') })
  declare lines: HasMany<typeof TenderLine>

  @hasMany(() => Bid)
  declare bids: HasMany<typeof Bid>

  get subjectLabel(): string {
    return this.reference
  }
}
