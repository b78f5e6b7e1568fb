import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ProcurementRequestLineSchema, ProcurementRequestSchema } from '#database/schema'
import { CreditLine } from '#budget/models/credit_line'
import { Unit } from '#registry/models/unit'
import type { Category } from '#procurement/rules/categories'
import type { RequestState } from '#procurement/rules/states'

/** A line of a request: what, how much, at which estimated price. */
export class RequestLine extends ProcurementRequestLineSchema {
  static table = 'procurement_request_lines'
}

/** What a service asks to buy (demande d'achat). */
export class PurchaseRequest extends ProcurementRequestSchema {
  static table = 'procurement_requests'
  static subjectType = 'procurement.request'

  declare state: RequestState
  declare category: Category

  @hasMany(() => RequestLine, {
    foreignKey: 'requestId',
    onQuery: (query) => query.orderBy('position'),
  })
  declare lines: HasMany<typeof RequestLine>

  @belongsTo(() => Unit)
  declare unit: BelongsTo<typeof Unit>

  @belongsTo(() => CreditLine, { foreignKey: 'lineId' })
  declare line: BelongsTo<typeof CreditLine>

  get subjectLabel(): string {
    return this.number ?? this.object
  }
}
