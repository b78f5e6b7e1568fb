import db from '@adonisjs/lucid/services/db'
import { ribGroups } from '#values/identifiers'
import { Money } from '#values/money'
import { currentAccounts } from '#registry/queries/current_account'
import type { PaperLanguage } from '#documents/paper_words'
import { verificationOf } from '#documents/verification/verification_of'
import type { PurchaseOrderFacts } from '#procurement/documents/purchase_order'
import { PurchaseOrder } from '#procurement/models/purchase_order'
import { lineAmount, purchaseAmounts } from '#procurement/rules/purchase_amounts'

const LABELS: Record<string, string> = { ice: 'ICE', if: 'IF', rc: 'RC', tp: 'TP', cnss: 'CNSS' }

/** Everything a signed order says. */
export async function orderFacts(
  orderId: number,
  language: PaperLanguage
): Promise<PurchaseOrderFacts> {
  const order = await PurchaseOrder.query()
    .where('id', orderId)
    .preload('lines')
    .preload('line')
    .preload('notice')
    .preload('commitment')
    .preload('supplier', (query) => query.preload('party'))
    .firstOrFail()
  const { party } = order.supplier
  const [identifiers, address, accounts] = await Promise.all([
    db
      .from('registry_party_identifiers')
      .where({ party_id: party.id, current: true })
      .whereIn('kind', Object.keys(LABELS))
      .orderBy('id'),
    db
      .from('registry_addresses')
      .where({ party_id: party.id, current: true })
      .orderBy('id', 'desc')
      .first(),
    currentAccounts([party.id]),
  ])
  const rib = accounts.get(party.id)?.rib
  const priced = order.lines.map((line) => ({
    quantity: line.quantity,
    unitPrice: Money.ofMinor(line.unitPriceMinor),
    vatRate: line.vatRate,
  }))
  const amounts = purchaseAmounts(priced)
  return {
    number: order.number ?? '',
    on: order.signedOn ?? '',
    object: order.object,
    supplier: {
      name: party.nameIn(language),
      form: party.legalForm,
      address: (language === 'ar' && address?.line_ar) || (address?.line_fr ?? null),
      rib: rib ? ribGroups(rib) : null,
      identifiers: identifiers.map((row) => ({
        label: LABELS[row.kind],
        value: row.court ? `${row.value} ${row.court}` : row.value,
      })),
    },
    line: { code: order.line.code, label: order.line.labelIn(language) },
    notice: order.notice.number,
    commitment: order.commitment.number,
    lines: order.lines.map((line, index) => ({
      position: line.position,
      designation: line.designation,
      specification: line.specification,
      unit: line.unit,
      quantity: line.quantity,
      unitPrice: priced[index].unitPrice,
      amount: lineAmount(priced[index]),
    })),
    vat: amounts.byRate,
    ht: amounts.ht,
    ttc: amounts.ttc,
    place: order.place,
    deliveryDays: order.deliveryDays,
    dueOn: order.dueOn ?? '',
    signedBy: order.signedByName ?? '',
    verification: await verificationOf('procurement.order', order.number ?? ''),
  }
}
