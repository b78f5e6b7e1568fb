import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'
import { PURCHASING } from '#procurement/documents/purchase_order'

export interface ReceptionMinutesFacts {
  number: string
  on: CivilDate
  order: string
  supplier: string
  deliveryNote: string
  deliveredOn: CivilDate
  members: string[]
  reserves: string | null
  lines: {
    designation: string
    unit: string
    ordered: string
    delivered: string
    accepted: string
    rejected: string
    reason: string | null
  }[]
}

/** Procès-verbal de réception: what was delivered, accepted and rejected, and by whom. */
export function drawReceptionMinutes(kit: PdfKit, facts: ReceptionMinutesFacts): void {
  kit.letterhead({ service: PURCHASING })
  kit.title({
    fr: ['Procès-verbal de réception n° ', isolate(facts.number)],
    ar: ['محضر التسلم رقم ', isolate(facts.number)],
  })
  kit.panels([
    {
      title: { fr: 'Commande', ar: 'الطلب' },
      lines: [
        { label: 'Bon de commande', value: isolate(facts.order) },
        { label: 'Fournisseur', value: facts.supplier },
      ],
    },
    {
      title: { fr: 'Livraison', ar: 'التسليم' },
      lines: [
        { label: 'Bon de livraison', value: isolate(facts.deliveryNote) },
        { label: 'Livré le', value: isolate(formatCivilDate(facts.deliveredOn)) },
      ],
    },
  ])
  kit.text(['La commission, composée de ', facts.members.join(', '), ', a constaté :'], {
    after: 6,
  })
  const figure = (
    title: string,
    value: (line: ReceptionMinutesFacts['lines'][number]) => string
  ) => ({
    title,
    share: 0.9,
    align: 'end' as const,
    value: (line: ReceptionMinutesFacts['lines'][number]) => formatDecimal(value(line)),
  })
  kit.table(
    {
      columns: [
        { title: 'Désignation', share: 2.6, value: (line) => line.designation },
        { title: 'Unité', share: 0.6, value: (line) => line.unit },
        figure('Commandé', (line) => line.ordered),
        figure('Livré', (line) => line.delivered),
        figure('Accepté', (line) => line.accepted),
        figure('Rejeté', (line) => line.rejected),
        { title: 'Motif', share: 1.8, value: (line) => line.reason ?? '' },
      ],
    },
    facts.lines
  )
  kit.text(['Réserves : ', facts.reserves ?? 'néant.'], { after: 8 })
  kit.signatures(
    ...facts.members.slice(0, 4).map((name) => ({ capacity: 'Membre de la commission', name }))
  )
}
