import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { StoresCountLineSchema, StoresCountSchema } from '#database/schema'
import { Item } from '#stores/models/item'
import { Store } from '#stores/models/store'
import { countGap, type CountGap } from '#stores/rules/count_gap'

/** An item of an inventory: what the register says, what one person counted, what a second one counted. */
export class CountLine extends StoresCountLineSchema {
  static table = 'stores_count_lines'

  @belongsTo(() => Item)
  declare item: BelongsTo<typeof Item>

  gapIn(count: StockCount): CountGap {
    return countGap({
      expected: this.expected,
      first: this.firstQuantity,
      second: this.secondQuantity,
      unitCost: this.unitCost,
      secondGap: count.secondGap,
    })
  }
}

/** Inventory of a store. While it is open nothing enters or leaves. */
export class StockCount extends StoresCountSchema {
  static table = 'stores_counts'
  static subjectType = 'stores.count'

  declare state: 'open' | 'validated' | 'cancelled'

  @belongsTo(() => Store)
  declare store: BelongsTo<typeof Store>

  @hasMany(() => CountLine, { foreignKey: 'countId' })
  declare lines: HasMany<typeof CountLine>

  get subjectLabel(): string {
    return this.number
  }
}
