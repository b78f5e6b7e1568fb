import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Money } from '#values/money'
import type { Verification } from '#documents/actions/register_official_documents'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'

export interface OrderLineFacts {
  position: number
  designation: string
  specification: string | null
  unit: string
  quantity: string
  unitPrice: Money
  amount: Money
}

export interface PurchaseOrderFacts {
  number: string
  on: CivilDate
  object: string
  supplier: {
    name: string
    form: string | null
    address: string | null
    rib: string | null
    identifiers: { label: string; value: string }[]
  }
  line: { code: string; label: string }
  notice: string
  commitment: string
  lines: OrderLineFacts[]
  vat: { rate: string; base: Money; vat: Money }[]
  ht: Money
  ttc: Money
  place: string
  deliveryDays: number
  dueOn: CivilDate
  signedBy: string
  verification: Verification | null
}

export const PURCHASING = [
  { fr: 'Division des achats et de la logistique', ar: 'قسم المشتريات واللوجستيك' },
]

/** Bon de commande: supplier with its identifiers, priced lines, tax by rate, delay, place, commitment, code. */
export function drawPurchaseOrder(kit: PdfKit, order: PurchaseOrderFacts): void {
  kit.letterhead({ service: PURCHASING })
  kit.title({
    fr: ['Bon de commande n° ', isolate(order.number)],
    ar: ['سند الطلب رقم ', isolate(order.number)],
    subtitle: {
      fr: ['Avis d’achat ', isolate(order.notice), ' · engagement ', isolate(order.commitment)],
      ar: ['إعلان الشراء ', isolate(order.notice), ' · الالتزام ', isolate(order.commitment)],
    },
  })
  kit.panels([
    {
      title: { fr: 'Fournisseur', ar: 'المورد' },
      lines: [
        [order.supplier.name, order.supplier.form ? ` (${order.supplier.form})` : ''],
        ...(order.supplier.address ? [order.supplier.address] : []),
        ...order.supplier.identifiers.map((item) => ({
          label: item.label,
          value: isolate(item.value),
        })),
        ...(order.supplier.rib ? [{ label: 'RIB', value: isolate(order.supplier.rib) }] : []),
      ],
    },
    {
      title: { fr: 'Livraison et imputation', ar: 'التسليم والإدراج' },
      lines: [
        { label: 'Lieu', value: order.place },
        {
          label: 'Délai',
          value: `${order.deliveryDays} jours, au plus tard le ${formatCivilDate(order.dueOn)}`,
        },
        { label: 'Imputation', value: isolate(order.line.code) },
        order.line.label,
      ],
    },
  ])
  kit.text(['Objet : ', order.object], { after: 6 })
  kit.table(
    {
      columns: [
        { title: 'N°', share: 0.4, value: (line) => String(line.position) },
        {
          title: 'Désignation',
          share: 3.4,
          value: (line) =>
            line.specification ? `${line.designation} — ${line.specification}` : line.designation,
        },
        { title: 'Unité', share: 0.6, value: (line) => line.unit },
        {
          title: 'Quantité',
          share: 0.9,
          align: 'end',
          value: (line) => formatDecimal(line.quantity),
        },
        {
          title: 'Prix unitaire HT',
          share: 1.2,
          align: 'end',
          value: (line) => line.unitPrice.format(),
        },
        { title: 'Total HT', share: 1.3, amount: (line) => line.amount },
      ],
      carried: order.lines.length > 12,
      total: 'Total hors taxes',
    },
    order.lines
  )
  kit.computation({
    lines: order.vat.map((part) => ({
      label: `TVA ${formatDecimal(part.rate)} %`,
      calculation: `${part.base.format()} × ${formatDecimal(part.rate)} %`,
      amount: part.vat.format(),
    })),
    total: { label: 'Total toutes taxes comprises, dirhams', amount: order.ttc.format() },
  })
  kit.amountInWords({ amount: order.ttc })
  if (order.verification) kit.verification(order.verification)
  kit.signatures(
    { capacity: 'Le fournisseur, lu et accepté' },
    { capacity: 'L’ordonnateur', name: order.signedBy, date: order.on }
  )
}
