import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clock } from '#platform/clock'
import { issueMandate } from '#budget/actions/issue_mandate'
import { payMandate } from '#budget/actions/pay_mandate'
import { rejectMandate } from '#budget/actions/reject_mandate'
import { Commitment } from '#budget/models/commitment'
import { cancelOrder } from '#procurement/actions/cancel_order'
import { cancelRequest } from '#procurement/actions/cancel_request'
import { closeOrder } from '#procurement/actions/close_order'
import { compareQuotes } from '#procurement/actions/compare_quotes'
import { liquidateInvoice } from '#procurement/actions/liquidate_invoice'
import { returnInvoice } from '#procurement/actions/return_invoice'
import { Invoice } from '#procurement/models/invoice'
import { OrderLine } from '#procurement/models/purchase_order'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { natureConsumption } from '#procurement/queries/nature_consumption'
import {
  invoicePieces,
  type PurchasePeople,
  purchasePeople,
  receivePieces,
  sealedNotice,
  signedOrder,
} from '#tests/support/orders'
import { PageClient } from '#tests/support/page_client'
import { balances, forgetPurchases, nextSerial } from '#tests/support/purchases'

const NATURE = 'HB'

/** What the journal keeps of a notice, as it is stored. */
async function journalOf(noticeId: number): Promise<string> {
  const rows = await db
    .from('platform_journal_entries')
    .where({ subject_type: 'procurement.notice', subject_id: String(noticeId) })
    .orderBy('id')
  return rows.map((row) => `${row.action} ${row.changes}`).join('\n')
}

test.group('Sealed quotes and ways back of a purchase', (group) => {
  let people: PurchasePeople
  group.setup(async () => {
    await forgetPurchases(NATURE)
    people = await purchasePeople()
  })
  group.each.setup(() => clock.freeze('2026-11-02T09:00'))
  group.each.teardown(() => clock.release())

  test('until its hour a quote is in no page and in no line of the journal', async ({ assert }) => {
    const { notice, seller } = await sealedNotice(people, NATURE)
    await seller.load('party')
    const secrets = [seller.party.nameFr, seller.ice, '1200.00', '1 200,00']
    const kept = await journalOf(notice.id)
    for (const secret of secrets) assert.notInclude(kept, secret)
    for (const role of ['auditor', 'authorising_officer', 'secretary_general']) {
      const { html } = await (
        await PageClient.signedIn(role)
      ).get(`/procurement/notices/${notice.id}`)
      for (const secret of secrets) assert.notInclude(html, secret)
    }
    const entry = await db
      .from('platform_journal_entries')
      .where({ subject_type: 'procurement.notice', subject_id: String(notice.id) })
      .orderBy('id', 'desc')
      .firstOrFail()
    const auditor = await PageClient.signedIn('auditor')
    const { html } = await auditor.get(`/administration/journal/${entry.id}`)
    for (const secret of secrets) assert.notInclude(html, secret)

    clock.freeze('2026-11-06T09:00')
    await compareQuotes(people.buyer, notice.id, 'Un seul devis')
    const opened = await journalOf(notice.id)
    assert.include(opened, seller.party.nameFr)
    assert.include(opened, '1200.00')
  }).timeout(60_000)

  test('ten receptions at once of an order of ten: ten pieces enter, never eleven', async ({
    assert,
  }) => {
    const { order, orderLine } = await signedOrder(people, NATURE)
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        receivePieces(people, order, orderLine, `BL-${index}`, '3')
      )
    )
    const done = answers.filter((answer) => answer.status === 'fulfilled')
    assert.lengthOf(done, 3)
    await orderLine.refresh()
    assert.equal(Number(orderLine.accepted), 9)
    const beyond = db
      .from('procurement_order_lines')
      .where('id', orderLine.id)
      .update({ accepted: '11' })
    await assert.rejects(() => beyond, /accepted_check/)
  }).timeout(60_000)

  test('an invoice sent twice at once is one; given back, its number is free again', async ({
    assert,
  }) => {
    const { order, orderLine } = await signedOrder(people, NATURE)
    await receivePieces(people, order, orderLine, 'BL-1', '10')
    const reference = `F-${nextSerial()}`
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        invoicePieces(people, order, orderLine, reference, '10', '99')
      )
    )
    assert.lengthOf(
      answers.filter((answer) => answer.status === 'fulfilled'),
      1
    )
    const disputed = await Invoice.findByOrFail({ orderId: order.id })
    assert.equal(disputed.state, 'disputed')
    await returnInvoice(people.officer, disputed.id, 'Prix de 99 DH au lieu de 100 DH')
    await assert.rejects(() => liquidateInvoice(people.officer, disputed.id), /invoice_returned/)

    const corrected = await invoicePieces(people, order, orderLine, reference, '10')
    assert.equal(corrected.state, 'matched')
    await returnInvoice(people.officer, corrected.id, 'Timbre manquant')
    assert.equal(Number((await OrderLine.findOrFail(orderLine.id)).invoiced), 0)

    const last = await invoicePieces(people, order, orderLine, reference, '10')
    const mandate = await liquidateInvoice(people.officer, last.id)
    await assert.rejects(
      () => returnInvoice(people.officer, last.id, 'trop tard'),
      /invoice_mandated/
    )
    // the authorising officer sends the verified debt back; the credit follows, the invoice waits again
    await assert.rejects(
      () => rejectMandate(people.accountant, mandate.id, 'pas à moi'),
      /access.denied/
    )
    await rejectMandate(people.authoriser, mandate.id, 'Pièces incomplètes')
    const { liquidated, mandated } = await balances(mandate.lineId)
    assert.deepEqual([liquidated, mandated], ['0.00', '0.00'])
    const page = await (
      await PageClient.signedIn('budget_officer')
    ).get(`/procurement/invoices/${last.id}`)
    assert.include(page.html, 'Rapprochée')
    await liquidateInvoice(people.officer, last.id)
  }).timeout(60_000)

  test('the rest of an order is given up with a reason, and its credit comes back', async ({
    assert,
  }) => {
    const { order, orderLine, line } = await signedOrder(people, NATURE)
    await receivePieces(people, order, orderLine, 'BL-1', '4')
    await assert.rejects(
      () => cancelOrder(people.buyer, order.id, 'défaillance'),
      /order_has_led_on/
    )
    await assert.rejects(() => closeOrder(people.buyer, order.id, 'x'), /order_not_invoiced/)
    const invoice = await invoicePieces(people, order, orderLine, `F-${nextSerial()}`, '4')
    const mandate = await liquidateInvoice(people.officer, invoice.id)
    await issueMandate(people.authoriser, mandate.id)
    await payMandate(people.accountant, mandate.id)
    await assert.rejects(() => closeOrder(people.buyer, order.id), /reason_missing/)
    const before = await natureConsumption(NATURE, 2026, null)
    await closeOrder(people.buyer, order.id, 'Le fournisseur ne livre plus')
    const after = await natureConsumption(NATURE, 2026, null)

    assert.deepInclude(await balances(line.id), { committed: '480.00', paid: '480.00' })
    assert.equal((await Commitment.findOrFail(order.commitmentId!)).state, 'released')
    assert.equal(before.committed.minus(after.committed).toDecimal(), '720.00')
  }).timeout(60_000)

  test('a cancellation says everything that stands in its way', async ({ assert }) => {
    const { order, orderLine } = await signedOrder(people, NATURE)
    const first = await receivePieces(people, order, orderLine, 'BL-1', '1')
    const second = await receivePieces(people, order, orderLine, 'BL-2', '1')
    const invoice = await invoicePieces(people, order, orderLine, `F-${nextSerial()}`, '2')
    const { html } = await (
      await PageClient.signedIn('buyer')
    ).get(`/procurement/orders/${order.id}`)
    for (const number of [first.number, second.number, invoice.reference])
      assert.include(html, number)
    await assert.rejects(() => cancelOrder(people.buyer, order.id, 'erreur'), /order_has_led_on/)
    const { request, notice } = await sealedNotice(people, NATURE)
    await assert.rejects(
      () => cancelRequest(people.agent, request.id, 'erreur'),
      /request_has_led_on/
    )
    assert.equal((await PurchaseRequest.findOrFail(request.id)).state, 'consulted')
    const asked = await (
      await PageClient.signedIn('buyer')
    ).get(`/procurement/requests/${request.id}`)
    assert.include(asked.html, notice.number)
  }).timeout(60_000)
})
