import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { StoresItemSchema } from '#database/schema'
import { StockBalance } from '#stores/models/stock_balance'

/** Something kept in stores. */
export class Item extends StoresItemSchema {
  static table = 'stores_items'
  static subjectType = 'stores.item'

  @hasMany(() => StockBalance)
  declare balances: HasMany<typeof StockBalance>

  get subjectLabel(): string {
    return `${this.code} ${this.nameFr}`
  }

  nameIn(locale: string): string {
    return locale === 'ar' && this.nameAr ? this.nameAr : this.nameFr
  }
}
