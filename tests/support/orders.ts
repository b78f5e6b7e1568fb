import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { giveVisa } from '#budget/actions/give_visa'
import { commitOrder } from '#procurement/actions/commit_order'
import { compareQuotes } from '#procurement/actions/compare_quotes'
import { answerInvitation, inviteToConfirm } from '#procurement/actions/confirm_quotes'
import { decideRequest } from '#procurement/actions/decide_request'
import { publishNotice } from '#procurement/actions/publish_notice'
import { receiveOrder } from '#procurement/actions/receive_order'
import { recordQuote } from '#procurement/actions/record_quote'
import { registerInvoice } from '#procurement/actions/register_invoice'
import { saveRequest } from '#procurement/actions/save_request'
import { signOrder } from '#procurement/actions/sign_order'
import { submitRequest } from '#procurement/actions/submit_request'
import { OrderLine, type PurchaseOrder } from '#procurement/models/purchase_order'
import { RequestLine } from '#procurement/models/purchase_request'
import { actWith } from '#tests/support/actors'
import { creditLine, supplier } from '#tests/support/purchases'

const dh = (text: string) => Money.ofDirhams(text)

export type PurchasePeople = Record<
  'agent' | 'buyer' | 'officer' | 'authoriser' | 'accountant' | 'commission',
  Act
>

export async function purchasePeople(): Promise<PurchasePeople> {
  return {
    agent: await actWith('requesting_agent'),
    buyer: await actWith('buyer'),
    officer: await actWith('budget_officer'),
    authoriser: await actWith('authorising_officer'),
    accountant: await actWith('public_accountant'),
    commission: await actWith('receiving_commission'),
  }
}

/** A notice for `quantity` pieces, published at the frozen moment, with one sealed quote at 100 DH a piece. */
export async function sealedNotice(people: PurchasePeople, nature: string, quantity = '10') {
  const { agent, buyer } = people
  const line = await creditLine('10000.00')
  const unit = await db.from('registry_units').firstOrFail()
  const request = await saveRequest(agent, {
    unitId: unit.id,
    object: 'Casques de chantier',
    justification: 'Renouvellement',
    estimateSource: 'dernière commande',
    nature,
    neededOn: '2026-12-15',
    lines: [{ designation: 'Casque', unit: 'u', quantity, unitPrice: dh('110'), vatRate: '20' }],
  })
  await submitRequest(agent, request.id)
  await decideRequest(buyer, request.id, { approved: true, lineId: line.id })
  const notice = await publishNotice(buyer, request.id, {
    deadlineAt: clock.now().plus({ days: 3 }),
    place: 'Magasin central',
    deliveryDays: 10,
  })
  const [wanted] = await RequestLine.query().where('requestId', request.id)
  const seller = await supplier()
  const quote = await recordQuote(buyer, notice.id, {
    supplierId: seller.id,
    receivedAt: clock.now(),
    prices: [{ requestLineId: wanted.id, unitPrice: dh('100') }],
  })
  return { line, request, notice, seller, quote }
}

/** An order signed by everybody it needs, of `quantity` pieces at 100 DH without tax. */
export async function signedOrder(people: PurchasePeople, nature: string, quantity = '10') {
  const { buyer, officer, authoriser, accountant } = people
  const { line, notice, quote } = await sealedNotice(people, nature, quantity)
  clock.freeze(clock.now().plus({ days: 4 }).toFormat("yyyy-MM-dd'T'HH:mm"))
  await compareQuotes(buyer, notice.id, 'Un seul fournisseur a répondu')
  await inviteToConfirm(buyer, notice.id)
  const { orderId } = await answerInvitation(buyer, notice.id, quote.id, 'confirmed')
  const committed = await commitOrder(officer, orderId!)
  await giveVisa(accountant, committed.commitmentId!, 'visaed', null)
  const order = await signOrder(authoriser, orderId!)
  const [orderLine] = await OrderLine.query().where('orderId', order.id)
  return { order, orderLine, line }
}

export function receivePieces(
  people: PurchasePeople,
  order: PurchaseOrder,
  orderLine: OrderLine,
  note: string,
  pieces: string
) {
  return receiveOrder(people.commission, order.id, {
    deliveryNote: note,
    deliveredOn: clock.today(),
    members: 'F. Idrissi, K. Ziani',
    lines: [{ orderLineId: orderLine.id, delivered: pieces, accepted: pieces }],
  })
}

/** An invoice of `pieces` at `price`, with its totals right. */
export function invoicePieces(
  people: PurchasePeople,
  order: PurchaseOrder,
  orderLine: OrderLine,
  reference: string,
  pieces: string,
  price = '100'
) {
  const ht = Money.ofDirhams(String(Number(pieces) * Number(price)))
  const vat = ht.percent('20')
  return registerInvoice(people.officer, order.id, {
    reference,
    invoicedOn: clock.today(),
    receivedOn: clock.today(),
    totalHt: ht,
    vat,
    totalTtc: ht.plus(vat),
    lines: [{ orderLineId: orderLine.id, quantity: pieces, unitPrice: dh(price), vatRate: '20' }],
  })
}
