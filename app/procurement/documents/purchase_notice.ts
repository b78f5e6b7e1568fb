import { formatDecimal } from '#values/decimal'
import type { CivilDate } from '#values/civil_date'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'
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
  kit.letterhead({ service: PURCHASING })
  kit.title({
    fr: ['Avis d’achat n° ', isolate(notice.number)],
    ar: ['إعلان عن الشراء رقم ', isolate(notice.number)],
  })
  kit.text(['Objet : ', notice.object], { after: 8 })
  kit.panels([
    {
      title: { fr: 'Dépôt des devis', ar: 'إيداع العروض' },
      lines: [
        { label: 'Au plus tard', value: isolate(notice.deadline) },
        ['Par voie électronique, sur le portail des marchés publics : ', isolate(notice.portal)],
      ],
    },
    {
      title: { fr: 'Livraison', ar: 'التسليم' },
      lines: [
        { label: 'Lieu', value: notice.place },
        { label: 'Délai', value: `${notice.deliveryDays} jours` },
      ],
    },
  ])
  kit.table(
    {
      columns: [
        { title: 'N°', share: 0.4, value: (line) => String(line.position) },
        { title: 'Désignation', share: 3, value: (line) => line.designation },
        { title: 'Caractéristiques', share: 2.4, value: (line) => line.specification ?? '' },
        { title: 'Unité', share: 0.7, value: (line) => line.unit },
        {
          title: 'Quantité',
          share: 0.9,
          align: 'end',
          value: (line) => formatDecimal(line.quantity),
        },
      ],
    },
    notice.lines
  )
  kit.signatures({ capacity: 'Le président du conseil communal', date: notice.on })
}
