import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { paperWords } from '#documents/paper_words'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate, isolateName } from '#documents/text/inline'
import { STORES } from '#stores/documents/slip'

export interface InventoryFacts {
  number: string
  on: CivilDate
  store: string
  openedBy: string
  counters: string[]
  /** Who validated; null while it is open. */
  closedBy: string | null
  lines: {
    code: string
    name: string
    unit: string
    /** null on the sheet of an open count: whoever counts does not see it. */
    expected: string | null
    first: string | null
    second: string | null
    variance: string | null
    value: Money | null
  }[]
}

/** Procès-verbal d'inventaire; while it is open, the blind sheet that is counted with. */
export function drawInventory(kit: PdfKit, facts: InventoryFacts): void {
  const t = paperWords(kit.language, 'stores.papers')
  kit.letterhead({ service: STORES })
  kit.title({
    fr: ['Procès-verbal d’inventaire n° ', isolate(facts.number)],
    ar: ['محضر الجرد رقم ', isolate(facts.number)],
  })
  kit.text(
    t('inventory_of', {
      store: isolateName(facts.store),
      on: isolate(formatCivilDate(facts.on)),
      by: isolateName(facts.openedBy),
    }),
    { after: 8 }
  )
  const counters = facts.counters.map(isolateName).join(kit.language === 'ar' ? '، ' : ', ')
  const quantity = (value: string | null) => (value === null ? '' : isolate(formatDecimal(value)))
  kit.table(
    {
      columns: [
        { title: t('code'), share: 1.1, value: (line) => isolate(line.code) },
        { title: t('item'), share: 2.6, value: (line) => line.name },
        { title: t('unit_of'), share: 0.8, value: (line) => line.unit },
        { title: t('expected'), align: 'number', value: (line) => quantity(line.expected) },
        { title: t('first'), share: 1.1, align: 'number', value: (line) => quantity(line.first) },
        { title: t('second'), share: 1.1, align: 'number', value: (line) => quantity(line.second) },
        {
          title: t('variance'),
          share: 0.9,
          align: 'number',
          value: (line) => quantity(line.variance),
        },
        { title: t('value'), share: 1.2, amount: (line) => line.value ?? Money.zero },
      ],
      total: true,
      size: 8.6,
      closing: () =>
        kit.signatures(
          { capacity: t('counters'), name: counters },
          {
            capacity: t('approved'),
            name: isolateName(facts.closedBy ?? ''),
            ...(facts.closedBy ? { date: facts.on } : {}),
          }
        ),
    },
    facts.lines
  )
}
