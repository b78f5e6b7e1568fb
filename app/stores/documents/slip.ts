import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { paperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'

export const STORES = [{ fr: 'Service des magasins', ar: 'مصلحة المخازن' }]

export interface SlipFacts {
  kind: 'receipt' | 'issue' | 'return' | 'adjustment'
  number: string
  on: CivilDate
  store: string
  supplier: string | null
  unit: string | null
  order: string | null
  deliveryNote: string | null
  requester: string | null
  approver: string | null
  storekeeper: string
  reason: string | null
  lines: {
    code: string
    name: string
    unit: string
    quantity: string
    unitCost: string
    value: Money
  }[]
}

const TITLES = {
  receipt: { fr: 'Bon d’entrée', ar: 'وصل الدخول' },
  return: { fr: 'Bon d’entrée (retour)', ar: 'وصل الدخول (إرجاع)' },
  issue: { fr: 'Bon de sortie', ar: 'وصل الخروج' },
  adjustment: { fr: 'Bon de régularisation', ar: 'وصل التسوية' },
}

/** Bon d'entrée or bon de sortie, with the signatures each needs. */
export function drawSlip(kit: PdfKit, facts: SlipFacts): void {
  const t = paperWords(kit.language, 'stores.papers')
  const title = TITLES[facts.kind]
  kit.letterhead({ service: STORES })
  kit.title({
    fr: [title.fr, ' n° ', isolate(facts.number)],
    ar: [title.ar, ' رقم ', isolate(facts.number)],
  })
  const entry = (label: string, value: string | null) =>
    value ? [{ label, value: isolateName(value) }] : []
  kit.panels([
    {
      title: { fr: 'Magasin', ar: 'المخزن' },
      lines: [facts.store, { label: t('date'), value: isolate(formatCivilDate(facts.on)) }],
    },
    {
      title: { fr: 'Origine et destination', ar: 'المصدر والوجهة' },
      lines: [
        ...entry(t('supplier'), facts.supplier),
        ...entry(t('order'), facts.order),
        ...entry(t('delivery_note'), facts.deliveryNote),
        ...entry(t('unit'), facts.unit),
        ...entry(t('reason'), facts.reason),
      ],
    },
  ])
  const signs = (capacity: string, name: string | null) => ({
    capacity: t(capacity),
    name: isolateName(name ?? ''),
  })
  kit.table(
    {
      columns: [
        { title: t('code'), value: (line) => isolate(line.code) },
        { title: t('item'), share: 3, value: (line) => line.name },
        { title: t('unit_of'), share: 0.8, value: (line) => line.unit },
        {
          title: t('quantity'),
          share: 0.9,
          align: 'number',
          value: (line) => formatDecimal(line.quantity),
        },
        {
          title: t('unit_cost'),
          share: 1.2,
          align: 'number',
          value: (line) => formatDecimal(line.unitCost, 2),
        },
        { title: t('value'), share: 1.2, amount: (line) => line.value },
      ],
      total: true,
      closing: () =>
        kit.signatures(
          ...(facts.kind === 'receipt' ? [signs('commission', facts.approver)] : []),
          ...(facts.kind === 'issue' || facts.kind === 'return'
            ? [signs('requester', facts.requester)]
            : []),
          ...(facts.kind === 'receipt' ? [] : [signs('approved', facts.approver)]),
          { ...signs('keeper', facts.storekeeper), date: facts.on }
        ),
    },
    facts.lines
  )
}
