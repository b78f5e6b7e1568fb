import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'
import { STORES } from '#stores/documents/slip'
import type { StockCardLine } from '#stores/queries/stock_card'

export interface StockCardFacts {
  code: string
  name: string
  unit: string
  shelf: string | null
  minimum: string
  on: CivilDate
  /** Oldest first. */
  lines: StockCardLine[]
}

/** Fiche de stock: date, paper, in, out, balance, average cost, value. */
export function drawStockCard(kit: PdfKit, facts: StockCardFacts): void {
  kit.letterhead({ service: STORES })
  kit.title({
    fr: ['Fiche de stock ', isolate(facts.code)],
    ar: ['بطاقة المخزون ', isolate(facts.code)],
    subtitle: {
      fr: `${facts.name} · unité ${facts.unit} · minimum ${formatDecimal(facts.minimum)} · ${facts.shelf ?? ''}`,
    },
  })
  const quantity = (value: string | null) => (value === null ? '' : formatDecimal(value))
  kit.table(
    {
      columns: [
        { title: 'Date', value: (line) => isolate(formatCivilDate(line.on)) },
        { title: 'Pièce', share: 1.3, value: (line) => isolate(line.paper) },
        { title: 'Fournisseur ou service', share: 2, value: (line) => line.who },
        { title: 'Entrée', share: 0.8, align: 'end', value: (line) => quantity(line.entered) },
        { title: 'Sortie', share: 0.8, align: 'end', value: (line) => quantity(line.issued) },
        { title: 'Stock', share: 0.8, align: 'end', value: (line) => quantity(line.balance) },
        { title: 'CUMP', share: 1, align: 'end', value: (line) => formatDecimal(line.unitCost, 2) },
        {
          title: 'Valeur',
          share: 1.2,
          align: 'end',
          value: (line) => Money.ofMinor(line.valueMinor).format(),
        },
      ],
      size: 8.6,
    },
    facts.lines
  )
}
