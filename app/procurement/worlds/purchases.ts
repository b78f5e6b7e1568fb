import db from '@adonisjs/lucid/services/db'
import { addDays, type CivilDate, daysBetween, laterOf, yearOf } from '#values/civil_date'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { giveVisa } from '#budget/actions/give_visa'
import { issueMandate } from '#budget/actions/issue_mandate'
import { payMandate } from '#budget/actions/pay_mandate'
import { issueStock } from '#stores/actions/issue_stock'
import { Item } from '#stores/models/item'
import { commitOrder } from '#procurement/actions/commit_order'
import { compareQuotes } from '#procurement/actions/compare_quotes'
import { answerInvitation, inviteToConfirm } from '#procurement/actions/confirm_quotes'
import { decideRequest } from '#procurement/actions/decide_request'
import { liquidateInvoice } from '#procurement/actions/liquidate_invoice'
import { publishNotice } from '#procurement/actions/publish_notice'
import { receiveOrder } from '#procurement/actions/receive_order'
import { recordQuote } from '#procurement/actions/record_quote'
import { registerInvoice } from '#procurement/actions/register_invoice'
import { saveRequest } from '#procurement/actions/save_request'
import { signOrder } from '#procurement/actions/sign_order'
import { submitRequest } from '#procurement/actions/submit_request'
import { OrderLine, PurchaseOrder } from '#procurement/models/purchase_order'
import { PurchaseRequest, RequestLine } from '#procurement/models/purchase_request'
import { lineAmount, purchaseAmounts } from '#procurement/rules/purchase_amounts'
import { PLANNED } from '#procurement/worlds/planned_purchases'
import type { Role } from '#procurement/worlds/roles'
import { type PlannedPurchase, type Stage, STAGES } from '#procurement/worlds/stages'

/** Days from a request to its payment. */
const LONGEST = 50

/** Purchases at every stage, each step on its own day and by its own person. Idempotent. */
export async function seedPurchases(
  acts: Record<Role, Act>,
  planned: PlannedPurchase[] = PLANNED
): Promise<void> {
  if (await PurchaseRequest.query().first()) return
  const today = clock.today()
  try {
    for (const [index, plan] of planned.entries()) await play(acts, plan, today, index)
  } finally {
    clock.release()
  }
}

/** In this year when it has had the time to come so far since January, otherwise in the last months of the year before. */
function beginningOf(plan: PlannedPurchase, today: CivilDate): CivilDate {
  const january = `${today.slice(0, 4)}-01-05`
  const longAgo = addDays(today, -plan.daysAgo)
  return daysBetween(january, today) > LONGEST ? laterOf(january, longAgo) : longAgo
}

async function play(
  acts: Record<Role, Act>,
  plan: PlannedPurchase,
  today: CivilDate,
  index: number
): Promise<void> {
  const start = beginningOf(plan, today)
  const year = yearOf(addDays(start, 1))
  const at = (day: number, hour = 10) =>
    clock.freeze(`${addDays(start, day)}T${String(hour).padStart(2, '0')}:00`)
  const reaches = (stage: Stage) => STAGES.indexOf(plan.stage) >= STAGES.indexOf(stage)
  const unit = await db.from('registry_units').where('code', plan.unit).firstOrFail()
  const line = await db
    .from('budget_lines')
    .where('code', plan.line)
    .where('year', year)
    .firstOrFail()
  const items = await Item.query().whereIn(
    'code',
    plan.lines.flatMap((entry) => entry.item ?? [])
  )

  at(0)
  const request = await saveRequest(acts.requesting_agent, {
    unitId: unit.id,
    object: plan.object,
    justification: 'Besoin recensé par le service.',
    estimateSource: 'dernière commande et prix du marché',
    nature: plan.nature,
    neededOn: addDays(start, 40),
    lines: plan.lines.map((entry) => ({
      designation: entry.designation,
      unit: entry.unit,
      quantity: entry.quantity,
      unitPrice: Money.ofDirhams(entry.price),
      vatRate: '20',
      itemId: items.find((item) => item.code === entry.item)?.id ?? null,
    })),
  })
  if (!reaches('submitted')) return
  await submitRequest(acts.requesting_agent, request.id)
  if (!reaches('approved')) return
  at(1)
  await decideRequest(acts.buyer, request.id, { approved: true, lineId: line.id })
  if (!reaches('published')) return
  at(2)
  const deadlineAt = clock.now().plus({ days: 4 })
  const notice = await publishNotice(acts.buyer, request.id, {
    deadlineAt,
    place: plan.place,
    deliveryDays: 20,
  })
  await quote(acts.buyer, notice.id, request.id, { index, at })
  if (!reaches('compared')) return
  at(6, 14)
  await compareQuotes(acts.buyer, notice.id, null)
  if (!reaches('ordered')) return
  const invited = await inviteToConfirm(acts.buyer, notice.id)
  const { orderId } = await answerInvitation(acts.buyer, notice.id, invited.id, 'confirmed')
  const order = await PurchaseOrder.findOrFail(orderId)
  if (!reaches('committed')) return
  at(7)
  await commitOrder(acts.budget_officer, order.id)
  await order.refresh()
  if (!reaches('signed')) return
  at(9)
  await giveVisa(acts.public_accountant, order.commitmentId!, 'visaed', null)
  await signOrder(acts.authorising_officer, order.id)
  if (!reaches('received')) return
  at(22 + (index % 3) * 4)
  await receive(acts.receiving_commission, order.id, plan)
  if (plan.stage === 'received') return
  at(32)
  const invoice = await bill(acts.budget_officer, order.id, `F-${year}-${String(310 + index)}`)
  if (!reaches('liquidated')) return
  at(36)
  const mandate = await liquidateInvoice(acts.budget_officer, invoice.id)
  if (!reaches('issued')) return
  at(42)
  await issueMandate(acts.authorising_officer, mandate.id)
  if (!reaches('paid')) return
  at(50)
  await payMandate(acts.public_accountant, mandate.id)
  await takeOut(acts.storekeeper, unit.id, order.id)
}

async function quote(
  buyer: Act,
  noticeId: number,
  requestId: number,
  { index, at }: { index: number; at: (day: number, hour: number) => void }
): Promise<void> {
  const suppliers = await db.from('procurement_suppliers').orderBy('id').select('id')
  const lines = await RequestLine.query().where('requestId', requestId).orderBy('position')
  const count = Math.min(suppliers.length, 3 + (index % 3))
  for (let number = 0; number < count; number++) {
    at(2, 15 + number)
    const factor = String([93, 97, 102, 99, 108][(number + index) % 5])
    await recordQuote(buyer, noticeId, {
      supplierId: suppliers[(index * 7 + number) % suppliers.length].id,
      receivedAt: clock.now(),
      prices: lines.map((line) => ({
        requestLineId: line.id,
        unitPrice: Money.ofMinor(line.unitPriceMinor).percent(factor),
      })),
    })
  }
}

async function receive(commission: Act, orderId: number, plan: PlannedPurchase): Promise<void> {
  const lines = await OrderLine.query().where('orderId', orderId).orderBy('position')
  const store = plan.store
    ? await db.from('stores_stores').where('code', plan.store).firstOrFail()
    : null
  await receiveOrder(commission, orderId, {
    deliveryNote: `BL-${orderId}-1`,
    deliveredOn: clock.today(),
    members: 'Fatima Zahra Idrissi, Karim Ziani, Brahim Ouahbi',
    storeId: store?.id ?? null,
    lines: lines.map((line, index) => {
      const part = plan.partial && index === 0
      const delivered = part ? String(Math.floor(Number(line.quantity) / 2)) : line.quantity
      return { orderLineId: line.id, delivered, accepted: delivered }
    }),
  })
}

async function bill(officer: Act, orderId: number, reference: string) {
  const lines = await OrderLine.query().where('orderId', orderId).orderBy('position')
  const stated = lines.map((line) => ({
    orderLineId: line.id,
    quantity: line.accepted,
    unitPrice: Money.ofMinor(line.unitPriceMinor),
    vatRate: line.vatRate,
  }))
  const amounts = purchaseAmounts(stated)
  return registerInvoice(officer, orderId, {
    reference,
    invoicedOn: clock.today(),
    receivedOn: clock.today(),
    totalHt: amounts.ht,
    vat: amounts.vat,
    totalTtc: amounts.ttc,
    lines: stated.filter((line) => lineAmount(line).isPositive()),
  })
}

async function takeOut(keeper: Act, unitId: number, orderId: number): Promise<void> {
  const lines = await OrderLine.query().where('orderId', orderId).whereNotNull('itemId')
  const reception = await db.from('procurement_receptions').where('order_id', orderId).first()
  if (lines.length === 0 || !reception?.store_id) return
  await issueStock(keeper, {
    storeId: reception.store_id,
    unitId,
    on: clock.today(),
    requester: 'Karim Ziani',
    approver: 'Brahim Ouahbi',
    moves: lines.map((line) => ({
      itemId: line.itemId!,
      change: {
        kind: 'issue',
        quantity: String(Math.max(1, Math.floor(Number(line.quantity) / 5))),
      },
    })),
  })
}
