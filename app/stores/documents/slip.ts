import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'

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
  const title = TITLES[facts.kind]
  kit.letterhead({ service: STORES })
  kit.title({
    fr: [title.fr, ' n° ', isolate(facts.number)],
    ar: [title.ar, ' رقم ', isolate(facts.number)],
  })
  const entry = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  kit.panels([
    {
      title: { fr: 'Magasin', ar: 'المخزن' },
      lines: [facts.store, { label: 'Date', value: isolate(formatCivilDate(facts.on)) }],
    },
    {
      title: { fr: 'Origine et destination', ar: 'المصدر والوجهة' },
      lines: [
        ...entry('Fournisseur', facts.supplier),
        ...entry('Bon de commande', facts.order),
        ...entry('Bon de livraison', facts.deliveryNote),
        ...entry('Service', facts.unit),
        ...entry('Motif', facts.reason),
      ],
    },
  ])
  kit.table(
    {
      columns: [
        { title: 'Code', value: (line) => isolate(line.code) },
        { title: 'Article', share: 3, value: (line) => line.name },
        { title: 'Unité', share: 0.6, value: (line) => line.unit },
        {
          title: 'Quantité',
          share: 0.9,
          align: 'end',
          value: (line) => formatDecimal(line.quantity),
        },
        {
          title: 'Coût unitaire',
          share: 1.2,
          align: 'end',
          value: (line) => formatDecimal(line.unitCost, 2),
        },
        { title: 'Valeur', share: 1.2, amount: (line) => line.value },
      ],
      total: true,
    },
    facts.lines
  )
  const issue = facts.kind === 'issue'
  kit.signatures(
    {
      capacity: issue ? 'Le demandeur' : 'La commission de réception',
      name: (issue ? facts.requester : facts.approver) ?? '',
    },
    ...(issue ? [{ capacity: 'Vu et approuvé', name: facts.approver ?? '' }] : []),
    { capacity: 'Le magasinier', name: facts.storekeeper, date: facts.on }
  )
}
