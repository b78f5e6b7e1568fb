import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { paperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'
import { STORES } from '#stores/documents/slip'
import type { StockCardLine } from '#stores/queries/stock_card'

export interface StockCardFacts {
  code: string
  name: string
  nameAr: string | null
  unit: string
  shelf: string | null
  minimum: string
  on: CivilDate
  /** Oldest first. */
  lines: StockCardLine[]
}

/** Fiche de stock: date, paper, in, out, balance, average cost, value. */
export function drawStockCard(kit: PdfKit, facts: StockCardFacts): void {
  const t = paperWords(kit.language, 'stores.papers')
  kit.letterhead({ service: STORES })
  kit.title({
    fr: ['Fiche de stock ', isolate(facts.code)],
    ar: ['بطاقة المخزون ', isolate(facts.code)],
    subtitle: {
      fr: paperWords('fr', 'stores.papers')('card_of', about(facts, facts.name)),
      ar: paperWords('ar', 'stores.papers')('card_of', about(facts, facts.nameAr ?? facts.name)),
    },
  })
  const quantity = (value: string | null) => (value === null ? '' : formatDecimal(value))
  kit.table(
    {
      columns: [
        { title: t('date'), share: 1.15, value: (line) => isolate(formatCivilDate(line.on)) },
        { title: t('paper'), share: 1.6, value: (line) => isolate(line.paper) },
        { title: t('store'), share: 1, value: (line) => isolate(line.store) },
        { title: t('who'), share: 2.2, value: (line) => isolateName(line.who) },
        {
          title: t('entered'),
          share: 0.8,
          align: 'number',
          value: (line) => quantity(line.entered),
        },
        { title: t('issued'), share: 0.8, align: 'number', value: (line) => quantity(line.issued) },
        {
          title: t('balance'),
          share: 0.8,
          align: 'number',
          value: (line) => quantity(line.balance),
        },
        {
          title: t('average'),
          share: 1,
          align: 'number',
          value: (line) => formatDecimal(line.unitCost, 2),
        },
        {
          title: t('value'),
          share: 1.2,
          align: 'number',
          value: (line) => Money.ofMinor(line.valueMinor).format(),
        },
      ],
      size: 8.6,
    },
    facts.lines
  )
  if (facts.lines.length === 0) kit.text(t('no_movement'))
}

function about(facts: StockCardFacts, name: string) {
  return {
    name: isolateName(name),
    unit: isolateName(facts.unit),
    minimum: isolate(formatDecimal(facts.minimum)),
    shelf: isolate(facts.shelf ?? '—'),
  }
}
