import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { StoresSlipSchema } from '#database/schema'
import { StockMovement } from '#stores/models/stock_movement'
import { Store } from '#stores/models/store'

/** Bon d'entrée, bon de sortie, return or adjustment: the paper behind movements. */
export class Slip extends StoresSlipSchema {
  static table = 'stores_slips'
  static subjectType = 'stores.slip'

  declare kind: 'receipt' | 'issue' | 'return' | 'adjustment'

  @belongsTo(() => Store)
  declare store: BelongsTo<typeof Store>

  @hasMany(() => StockMovement)
  declare movements: HasMany<typeof StockMovement>

  get subjectLabel(): string {
    return this.number
  }
}
