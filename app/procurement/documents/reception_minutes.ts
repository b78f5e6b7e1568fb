import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { PdfKit } from '#documents/pdf/kit'
import { paperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'
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
  const t = paperWords(kit.language, 'procurement.papers')
  kit.letterhead({ service: PURCHASING })
  kit.title({
    fr: ['Procès-verbal de réception n° ', isolate(facts.number)],
    ar: ['محضر التسلم رقم ', isolate(facts.number)],
  })
  kit.panels([
    {
      title: { fr: 'Commande', ar: 'الطلب' },
      lines: [
        { label: t('order'), value: isolate(facts.order) },
        { label: t('supplier'), value: isolateName(facts.supplier) },
      ],
    },
    {
      title: { fr: 'Livraison', ar: 'التسليم' },
      lines: [
        { label: t('delivery_note'), value: isolate(facts.deliveryNote) },
        { label: t('delivered_on'), value: isolate(formatCivilDate(facts.deliveredOn)) },
      ],
    },
  ])
  const members = facts.members.map(isolateName).join(kit.language === 'ar' ? '، ' : ', ')
  kit.text(t('found', { members }), { after: 6 })
  const figure = (
    title: string,
    value: (line: ReceptionMinutesFacts['lines'][number]) => string
  ) => ({
    title,
    share: 1.35,
    align: 'number' as const,
    value: (line: ReceptionMinutesFacts['lines'][number]) => formatDecimal(value(line)),
  })
  kit.table(
    {
      columns: [
        { title: t('designation'), share: 3.1, value: (line) => line.designation },
        { title: t('unit'), share: 1, value: (line) => line.unit },
        figure(t('ordered'), (line) => line.ordered),
        figure(t('delivered'), (line) => line.delivered),
        figure(t('accepted'), (line) => line.accepted),
        figure(t('rejected'), (line) => line.rejected),
        { title: t('reason'), share: 1.8, value: (line) => line.reason ?? '' },
      ],
      closing: () => {
        kit.text(
          t('reserves', { reserves: facts.reserves ? isolateName(facts.reserves) : t('none') }),
          {
            after: 8,
          }
        )
        kit.text(t('done', { on: isolate(formatCivilDate(facts.on)) }))
        kit.signatures(
          ...facts.members.slice(0, 4).map((name) => ({
            capacity: t('commission_member'),
            name: isolateName(name),
          }))
        )
      },
    },
    facts.lines
  )
}
