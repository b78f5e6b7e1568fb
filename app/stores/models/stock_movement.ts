import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { StoresMovementSchema } from '#database/schema'
import { Item } from '#stores/models/item'

/** One entry or issue of one item, with the balance it left; never changed. */
export class StockMovement extends StoresMovementSchema {
  static table = 'stores_movements'

  @belongsTo(() => Item)
  declare item: BelongsTo<typeof Item>
}
