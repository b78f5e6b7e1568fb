import { Big } from '#values/decimal'
import { installed } from '#platform/modules'

/** How much of an item has been ordered and is still to be delivered, in its unit ('220.000'). */
export type ExpectedDeliveries = (itemId: number) => Promise<string>

declare module '#platform/modules' {
  interface Contributions {
    expectedDeliveries?: ExpectedDeliveries[]
  }
}

/** Ordered by whoever orders, and not yet received: the sum over the businesses that say so. */
export async function expectedOf(itemId: number): Promise<string> {
  const sources = installed.contributions('expectedDeliveries').flat()
  const quantities = await Promise.all(sources.map((expected) => expected(itemId)))
  return quantities.reduce((sum, quantity) => sum.plus(quantity), new Big(0)).toString()
}
