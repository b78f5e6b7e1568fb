import type { InventoryFacts } from '#stores/documents/inventory'
import type { StockCount } from '#stores/models/stock_count'

/** What the minutes of an inventory say; its store, lines and items are loaded. */
export function inventoryFacts(count: StockCount, language: 'fr' | 'ar'): InventoryFacts {
  const counters = count.lines.flatMap((line) => [line.firstByName, line.secondByName])
  return {
    number: count.number,
    on: count.closedOn ?? count.openedOn,
    store: `${count.store.code} · ${count.store.nameIn(language)}`,
    openedBy: count.openedByName,
    counters: [...new Set(counters.filter((name): name is string => name !== null))],
    closedBy: count.state === 'validated' ? count.closedByName : null,
    lines: count.lines.map((line) => {
      const gap = line.gapIn(count)
      return {
        code: line.item.code,
        name: line.item.nameIn(language),
        unit: line.item.unit,
        expected: count.state === 'open' ? null : line.expected,
        first: line.firstQuantity,
        second: line.secondQuantity,
        variance: count.state === 'open' ? null : gap.variance,
        value: count.state === 'open' ? null : gap.value,
      }
    }),
  }
}
