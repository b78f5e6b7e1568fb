import { StoresBalanceSchema } from '#database/schema'

/** What a store holds of an item now; moves only by movements. */
export class StockBalance extends StoresBalanceSchema {
  static table = 'stores_balances'
}
