import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { Money } from '#values/money'
import type { Verification } from '#documents/actions/register_official_documents'
import type { PdfKit } from '#documents/pdf/kit'
import { paperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'

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
  const t = paperWords(kit.language, 'procurement.papers')
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
        isolateName(
          order.supplier.form
            ? `${order.supplier.name} (${order.supplier.form})`
            : order.supplier.name
        ),
        ...(order.supplier.address ? [order.supplier.address] : []),
        ...order.supplier.identifiers.map((item) => ({
          label: item.label,
          value: isolate(item.value),
        })),
        ...(order.supplier.rib ? [{ label: t('rib'), value: isolate(order.supplier.rib) }] : []),
      ],
    },
    {
      title: { fr: 'Livraison et imputation', ar: 'التسليم والإدراج' },
      lines: [
        { label: t('place'), value: isolateName(order.place) },
        {
          label: t('delay'),
          value: t('delay_by', {
            delay: t('days', { days: order.deliveryDays }),
            on: isolate(formatCivilDate(order.dueOn)),
          }),
        },
        { label: t('line'), value: isolate(order.line.code) },
        order.line.label,
      ],
    },
  ])
  kit.text(t('object', { object: isolateName(order.object) }), { after: 6 })
  kit.table(
    {
      columns: [
        { title: t('number'), share: 0.6, value: (line) => String(line.position) },
        {
          title: t('designation'),
          share: 3.4,
          value: (line) =>
            line.specification ? `${line.designation} — ${line.specification}` : line.designation,
        },
        { title: t('unit'), share: 0.75, value: (line) => line.unit },
        {
          title: t('quantity'),
          share: 0.9,
          align: 'number',
          value: (line) => formatDecimal(line.quantity),
        },
        {
          title: t('unit_price'),
          share: 1.2,
          align: 'number',
          value: (line) => line.unitPrice.format(),
        },
        { title: t('amount_ht'), share: 1.3, amount: (line) => line.amount },
      ],
      carried: order.lines.length > 12,
      total: t('total_ht'),
    },
    order.lines
  )
  kit.computation({
    lines: order.vat.map((part) => ({
      label: t('vat', { rate: isolate(formatDecimal(part.rate)) }),
      calculation: isolate(`${part.base.format()} × ${formatDecimal(part.rate)} %`),
      amount: part.vat.format(),
    })),
    total: { label: t('total_ttc'), amount: order.ttc.format() },
  })
  const signatures = () =>
    kit.signatures(
      { capacity: t('supplier_signs') },
      { capacity: t('authoriser'), name: isolateName(order.signedBy), date: order.on }
    )
  const { verification } = order
  // the signatures never stand alone on a page
  kit.keepTogether(() => {
    kit.amountInWords({ amount: order.ttc })
    if (!verification) signatures()
    else kit.columns([() => kit.verification(verification), signatures], [1, 1.5])
  })
}
