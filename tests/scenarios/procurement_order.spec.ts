import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { giveVisa } from '#budget/actions/give_visa'
import { issueMandate } from '#budget/actions/issue_mandate'
import { payMandate } from '#budget/actions/pay_mandate'
import { createStore } from '#stores/actions/create_store'
import { issueStock } from '#stores/actions/issue_stock'
import { saveItem } from '#stores/actions/save_item'
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
import { RequestLine } from '#procurement/models/purchase_request'
import { actWith } from '#tests/support/actors'
import {
  balances,
  creditLine,
  forgetPurchases,
  nextSerial,
  supplier,
} from '#tests/support/purchases'

const dh = (text: string) => Money.ofDirhams(text)

/**
 * The workshop runs out of filters. It asks for 200 of them and 40 tyres, the buyer finds the procedure and
 * consults, the lowest supplier keeps silent and the second confirms, credit is committed and visaed, the order
 * signed, two deliveries received, one of them with rejected tyres, the invoice matched and paid.
 */
test.group('A purchase order, from the need to the payment', (group) => {
  let people: Record<
    'agent' | 'buyer' | 'officer' | 'authoriser' | 'accountant' | 'commission' | 'keeper',
    Act
  >
  group.setup(async () => {
    for (const nature of ['PR', 'HB']) await forgetPurchases(nature)
    people = {
      agent: await actWith('requesting_agent'),
      buyer: await actWith('buyer'),
      officer: await actWith('budget_officer'),
      authoriser: await actWith('authorising_officer'),
      accountant: await actWith('public_accountant'),
      commission: await actWith('receiving_commission'),
      keeper: await actWith('storekeeper'),
    }
  })
  group.each.teardown(() => clock.release())

  test('everybody does their part, nobody two', async ({ assert }) => {
    clock.freeze('2026-11-02T09:00')
    const { agent, buyer, officer, authoriser, accountant, commission, keeper } = people
    const line = await creditLine('100000.00')
    const store = await createStore(keeper, {
      code: `MAG${nextSerial()}`,
      nameFr: 'Magasin du parc',
    })
    const item = (name: string) =>
      saveItem(keeper, {
        code: `P${nextSerial()}`,
        nameFr: name,
        unit: 'u',
        family: 'Pièces',
        minimum: '10',
        maximum: '300',
      })
    const [filter, tyre] = [await item('Filtre à huile'), await item('Pneu 205/65 R15')]
    const unit = await db.from('registry_units').firstOrFail()

    // the workshop asks, and the same form sent twice is one request
    const facts = {
      unitId: unit.id,
      object: 'Filtres et pneus pour le parc auto',
      justification: 'Stock épuisé',
      estimateSource: 'dernière commande',
      nature: 'PR',
      neededOn: '2026-12-15',
      requestKey: `form-${nextSerial()}`,
      lines: [
        {
          designation: 'Filtre à huile',
          unit: 'u',
          quantity: '200',
          unitPrice: dh('45'),
          vatRate: '20',
          itemId: filter.id,
        },
        {
          designation: 'Pneu 205/65 R15',
          unit: 'u',
          quantity: '40',
          unitPrice: dh('900'),
          vatRate: '20',
          itemId: tyre.id,
        },
      ],
    }
    const request = await saveRequest(agent, facts)
    const repeated = await saveRequest(agent, facts)
    assert.equal(repeated.id, request.id)
    assert.equal(request.estimateTtcMinor, 5400000)
    await submitRequest(agent, request.id)
    await assert.rejects(
      () => decideRequest(agent, request.id, { approved: true, lineId: line.id }),
      /access.denied/
    )

    // the buyer approves: credit is reserved at once
    await decideRequest(buyer, request.id, { approved: true, lineId: line.id })
    const reserved = await balances(line.id)
    assert.equal(reserved.preCommitted, '54000.00')

    // a notice of one day is too short; two days will do
    const place = 'Parc auto, Ain Sebaâ'
    const notice = (days: number) =>
      publishNotice(buyer, request.id, {
        deadlineAt: clock.now().plus({ days }),
        place,
        deliveryDays: 15,
      })
    await assert.rejects(() => notice(1), /notice_too_short/)
    const published = await notice(2)
    const lines = await RequestLine.query().where('requestId', request.id).orderBy('position')
    const quote = async (filterPrice: string, tyrePrice: string) => {
      const seller = await supplier()
      const kept = await recordQuote(buyer, published.id, {
        supplierId: seller.id,
        receivedAt: clock.now(),
        prices: [
          { requestLineId: lines[0].id, unitPrice: dh(filterPrice) },
          { requestLineId: lines[1].id, unitPrice: dh(tyrePrice) },
        ],
      })
      return { seller, kept }
    }
    const lowest = await quote('40', '800')
    const second = await quote('42', '850')
    await quote('50', '950')
    await assert.rejects(() => compareQuotes(buyer, published.id, null), /deadline_not_passed/)

    // the lowest keeps silent, the second confirms
    clock.freeze('2026-11-04T10:00')
    const latecomer = await supplier()
    const late = { supplierId: latecomer.id, receivedAt: clock.now(), prices: [] }
    await assert.rejects(() => recordQuote(buyer, published.id, late), /quote_late/)
    await compareQuotes(buyer, published.id, null)
    const firstInvited = await inviteToConfirm(buyer, published.id)
    assert.equal(firstInvited.id, lowest.kept.id)
    await assert.rejects(
      () => answerInvitation(buyer, published.id, lowest.kept.id, 'silent'),
      /confirmation_still_open/
    )
    clock.freeze('2026-11-05T10:01')
    await answerInvitation(buyer, published.id, lowest.kept.id, 'silent')
    const nextInvited = await inviteToConfirm(buyer, published.id)
    assert.equal(nextInvited.id, second.kept.id)
    const { orderId } = await answerInvitation(buyer, published.id, second.kept.id, 'confirmed')
    assert.isNotNull(orderId)
    const order = await PurchaseOrder.findOrFail(orderId)
    assert.equal(order.amountTtcMinor, 5088000)
    assert.isNull(order.number)

    // committed, visaed, signed: three people; the number comes with the signature
    await assert.rejects(() => signOrder(authoriser, order.id), /not_allowed/)
    await commitOrder(officer, order.id)
    const committed = await balances(line.id)
    assert.deepEqual([committed.preCommitted, committed.committed], ['0.00', '50880.00'])
    await assert.rejects(() => signOrder(authoriser, order.id), /visa_missing/)
    await order.refresh()
    await giveVisa(accountant, order.commitmentId!, 'visaed', null)
    const signed = await signOrder(authoriser, order.id)
    assert.match(signed.number!, /^BC-2026-\d{5}$/)
    assert.equal(signed.dueOn, '2026-11-20')

    // two deliveries; five tyres are rejected and brought again
    const [filters, tyres] = await OrderLine.query().where('orderId', order.id).orderBy('position')
    const receive = (note: string, received: [OrderLine, string, string][]) =>
      receiveOrder(commission, order.id, {
        deliveryNote: note,
        deliveredOn: clock.today(),
        members: 'F. Idrissi, K. Ziani, B. Ouahbi',
        storeId: store.id,
        lines: received.map(([orderLine, delivered, accepted]) => ({
          orderLineId: orderLine.id,
          delivered,
          accepted,
          rejectionReason: delivered === accepted ? null : 'flanc craquelé',
        })),
      })
    clock.freeze('2026-11-16T10:00')
    await assert.rejects(() => receive('BL-1', [[filters, '201', '201']]), /over_delivery/)
    await receive('BL-1', [
      [filters, '200', '200'],
      [tyres, '40', '35'],
    ])
    await assert.rejects(() => receive('BL-1', [[tyres, '5', '5']]), /delivery_note_known/)
    await order.refresh()
    assert.equal(order.state, 'partly_received')

    // an invoice for all of it is disputed while five tyres are missing
    const bill = (reference: string) =>
      registerInvoice(officer, order.id, {
        reference,
        invoicedOn: clock.today(),
        receivedOn: clock.today(),
        totalHt: dh('42400'),
        vat: dh('8480'),
        totalTtc: dh('50880'),
        lines: [
          { orderLineId: filters.id, quantity: '200', unitPrice: dh('42'), vatRate: '20' },
          { orderLineId: tyres.id, quantity: '40', unitPrice: dh('850'), vatRate: '20' },
        ],
      })
    const disputed = await bill('F-881')
    assert.equal(disputed.state, 'disputed')
    await assert.rejects(() => liquidateInvoice(officer, disputed.id), /invoice_disputed/)

    // the five come three days late; the second invoice agrees
    clock.freeze('2026-11-23T10:00')
    await receive('BL-2', [[tyres, '5', '5']])
    await order.refresh()
    assert.equal(order.state, 'received')
    const invoice = await bill('F-882')
    assert.equal(invoice.state, 'matched')

    // verified, ordered, paid: three people; three days late cost three per mille
    const mandate = await liquidateInvoice(officer, invoice.id)
    assert.equal(mandate.penaltiesMinor, 15264)
    assert.equal(mandate.netMinor, 5088000 - 15264)
    assert.equal(mandate.dueOn, '2027-01-22')
    await assert.rejects(
      () => liquidateInvoice(officer, invoice.id),
      /commitment_exceeded|already_liquidated/
    )
    await assert.rejects(() => payMandate(accountant, mandate.id), /not_allowed/)
    await issueMandate(authoriser, mandate.id)
    const clicks = await Promise.allSettled(
      Array.from({ length: 10 }, () => payMandate(accountant, mandate.id))
    )
    assert.lengthOf(
      clicks.filter((click) => click.status === 'fulfilled'),
      1
    )
    const paid = await balances(line.id)
    assert.deepEqual(
      [paid.opened, paid.committed, paid.liquidated, paid.mandated, paid.paid],
      ['100000.00', '50880.00', '50880.00', '50880.00', '50880.00']
    )

    // the store holds what was accepted, at its cost with tax; the workshop takes some out
    const slip = await issueStock(keeper, {
      storeId: store.id,
      on: clock.today(),
      unitId: unit.id,
      requester: 'K. Ziani',
      approver: 'B. Ouahbi',
      moves: [{ itemId: tyre.id, change: { kind: 'issue', quantity: '4' } }],
    })
    const [movement] = await db.from('stores_movements').where('slip_id', slip.id)
    assert.equal(movement.balance_quantity, '36.000')
    assert.equal(movement.value_minor, -408000)
    assert.equal(movement.unit_cost, '1020.000000')
  }).timeout(60_000)

  test('what was bought of a nature this year blocks the next notice', async ({ assert }) => {
    clock.freeze('2026-11-02T09:00')
    const { agent, buyer } = people
    const line = await creditLine('2000000.00')
    const unit = await db.from('registry_units').firstOrFail()
    const ask = async (quantity: string) => {
      const request = await saveRequest(agent, {
        unitId: unit.id,
        object: 'Mobilier urbain',
        nature: 'HB',
        neededOn: '2026-12-15',
        lines: [{ designation: 'Gilet', unit: 'u', quantity, unitPrice: dh('100'), vatRate: '20' }],
      })
      await submitRequest(agent, request.id)
      return decideRequest(buyer, request.id, { approved: true, lineId: line.id })
    }
    const facts = { deadlineAt: clock.now().plus({ days: 3 }), place: 'Magasin', deliveryDays: 10 }
    await ask('2500')
    const second = await ask('2084')
    const alone = await ask('4200')
    await assert.rejects(() => publishNotice(buyer, second.id, facts), /procurement.splitting/)
    await assert.rejects(
      () => publishNotice(buyer, alone.id, facts),
      /procurement.order_not_allowed/
    )
  })
})
