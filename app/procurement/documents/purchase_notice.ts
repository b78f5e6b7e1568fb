import { formatDecimal } from '#values/decimal'
import type { CivilDate } from '#values/civil_date'
import type { PdfKit } from '#documents/pdf/kit'
import { paperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'
import { PURCHASING } from '#procurement/documents/purchase_order'

export interface PurchaseNoticeFacts {
  number: string
  on: CivilDate
  object: string
  deadline: string
  portal: string
  place: string
  deliveryDays: number
  lines: {
    position: number
    designation: string
    specification: string | null
    unit: string
    quantity: string
  }[]
}

/** Avis d'achat: the lines, the place, the delay and the last hour for quotes. */
export function drawPurchaseNotice(kit: PdfKit, notice: PurchaseNoticeFacts): void {
  const t = paperWords(kit.language, 'procurement.papers')
  kit.letterhead({ service: PURCHASING })
  kit.title({
    fr: ['Avis d’achat n° ', isolate(notice.number)],
    ar: ['إعلان عن الشراء رقم ', isolate(notice.number)],
  })
  kit.text(t('object', { object: isolateName(notice.object) }), { after: 8 })
  kit.panels([
    {
      title: { fr: 'Dépôt des devis', ar: 'إيداع العروض' },
      lines: [
        { label: t('until'), value: isolate(notice.deadline) },
        t('portal', { portal: isolate(notice.portal) }),
      ],
    },
    {
      title: { fr: 'Livraison', ar: 'التسليم' },
      lines: [
        { label: t('place'), value: isolateName(notice.place) },
        { label: t('delay'), value: t('days', { days: notice.deliveryDays }) },
      ],
    },
  ])
  kit.table(
    {
      columns: [
        { title: t('number'), share: 0.6, value: (line) => String(line.position) },
        { title: t('designation'), share: 3, value: (line) => line.designation },
        { title: t('specification'), share: 2.4, value: (line) => line.specification ?? '' },
        { title: t('unit'), share: 0.7, value: (line) => line.unit },
        {
          title: t('quantity'),
          share: 0.9,
          align: 'number',
          value: (line) => formatDecimal(line.quantity),
        },
      ],
      closing: () => kit.signatures({ capacity: t('president'), date: notice.on }),
    },
    notice.lines
  )
}
