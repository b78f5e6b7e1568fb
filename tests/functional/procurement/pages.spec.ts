import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { clock } from '#platform/clock'
import { forgetPurchases, newIdentifiers, nextSerial } from '#tests/support/purchases'
import { PageClient } from '#tests/support/page_client'

/** The same purchase as the scenario, through the pages alone, then every page in Arabic. */
test.group('Pages of purchasing', (group) => {
  group.teardown(() => clock.release())

  test('a purchase through the forms, by its roles', async ({ assert }) => {
    clock.freeze('2026-11-02T09:00')
    await forgetPurchases('FB')
    const [agent, buyer, officer, authoriser, accountant, commission, keeper] = await Promise.all(
      [
        'requesting_agent',
        'buyer',
        'budget_officer',
        'authorising_officer',
        'public_accountant',
        'receiving_commission',
        'storekeeper',
      ].map((role) => PageClient.signedIn(role))
    )
    const number = String(nextSerial()).slice(-8)
    const code = `50.${number.slice(0, 4)}.${number.slice(4, 6)}.${number.slice(6, 8)}`
    await officer.get('/budget/lines/new')
    const refused = await officer.submit('/budget/lines', {
      year: '2026',
      section: 'operating',
      code: '50.1',
      label_fr: 'Fournitures',
      voted: 'beaucoup',
    })
    assert.include(refused.text, 'Un montant en dirhams est attendu')
    const line = await officer.submit('/budget/lines', {
      year: '2026',
      section: 'operating',
      code,
      label_fr: 'Fournitures du parc',
      label_ar: 'لوازم الحظيرة',
      voted: '100 000,00',
    })
    assert.include(line.text, 'est ouverte')
    const lineId = Number(line.url.split('/').pop())

    // three suppliers, one refused for its account
    const seller = async () => {
      const { ice, rib } = newIdentifiers()
      const name = `Atelier ${nextSerial()}`
      const page = await buyer.submit('/procurement/suppliers', {
        name,
        kind: 'company',
        ice,
        rib,
        small_firm: 'true',
      })
      assert.include(page.text, `${name} est enregistré`)
      return { name, ice, id: Number(page.url.split('/').pop()) }
    }
    const { ice: badIce, rib } = newIdentifiers()
    const wrong = await buyer.submit('/procurement/suppliers', {
      name: 'X Y',
      kind: 'company',
      ice: badIce,
      rib: `${rib.slice(0, 23)}${(Number(rib[23]) + 1) % 10}`,
    })
    assert.include(wrong.text, 'invalide')
    const sellers = [await seller(), await seller(), await seller()]

    // the need, refused without lines, then whole
    const unit = await db.from('registry_units').firstOrFail()
    await agent.get('/procurement/requests/new')
    const form = {
      unit_id: unit.id,
      object: 'Papier et cartouches',
      nature: 'FB',
      needed_on: '2026-12-01',
      request_key: `page-${nextSerial()}`,
    }
    const empty = await agent.submit('/procurement/requests', {
      ...form,
      'lines[0][designation]': '',
    })
    assert.include(empty.text, 'Indiquez au moins un article')
    const request = await agent.submit('/procurement/requests', {
      ...form,
      'lines[0][designation]': 'Papier A4',
      'lines[0][unit]': 'rame',
      'lines[0][quantity]': '100',
      'lines[0][unit_price]': '45,00',
      'lines[0][vat_rate]': '20',
      'lines[1][designation]': '',
    })
    assert.include(request.text, '5 400,00'.replaceAll(' ', '\u202f'))
    const requestUrl = request.url
    await agent.get(`${requestUrl}/edit`)
    const submitted = await agent.submit(`${requestUrl}/submissions`, {})
    assert.include(submitted.text, 'est soumise')
    const advised = await buyer.get(requestUrl)
    assert.include(advised.text, 'Bon de commande possible')
    const approved = await buyer.submit(`${requestUrl}/decisions`, {
      decision: 'approve',
      line_id: lineId,
    })
    assert.include(approved.text, 'crédit réservé')

    // the notice
    const short = await buyer.submit(`${requestUrl}/notices`, {
      deadline_at: '2026-11-03T09:00',
      place: 'Magasin central',
      delivery_days: 15,
    })
    assert.include(short.text, 'Publicité de 48 h au moins')
    const notice = await buyer.submit(`${requestUrl}/notices`, {
      deadline_at: '2026-11-04T10:00',
      place: 'Magasin central',
      delivery_days: 15,
    })
    assert.match(notice.text, /AA-2026-\d{4}/)
    const requestLine = await db
      .from('procurement_request_lines')
      .where('request_id', requestUrl.split('/').pop()!)
      .firstOrFail()
    const quoted = (index: number, price: string, receivedAt: string) =>
      buyer.submit(`${notice.url}/quotes`, {
        'supplier': sellers[index].ice,
        'received_at': receivedAt,
        'prices[0][request_line_id]': requestLine.id,
        'prices[0][unit_price]': price,
      })
    const early = await quoted(0, '40,00', '2026-11-02T08:59')
    assert.include(early.text, 'avant la publication de l’avis')
    const toCome = await quoted(0, '40,00', '2026-11-03T12:00')
    assert.include(toCome.text, '03/11/2026 12:00 est encore à venir')
    clock.freeze('2026-11-03T12:30')
    for (const [index, price] of ['40,00', '38,50', '44,00'].entries()) {
      const page = await quoted(index, price, '2026-11-03T12:00')
      assert.include(page.text, `Devis de ${sellers[index].name} enregistré`)
    }
    clock.freeze('2026-11-04T11:00')
    const compared = await buyer.submit(`${notice.url}/comparisons`, {})
    assert.include(compared.text, 'Inviter le moins-disant')
    await buyer.submit(`${notice.url}/invitations`, {})
    const best = await db
      .from('procurement_quotes')
      .where('supplier_id', sellers[1].id)
      .firstOrFail()
    const order = await buyer.submit(`${notice.url}/answers`, {
      quote_id: best.id,
      answer: 'confirmed',
    })
    assert.include(order.text, 'Confirmé')
    const orderUrl = order.url

    // committed, visaed, signed
    const committed = await officer.submit(`${orderUrl}/commitments`, {})
    assert.include(committed.text, 'Le crédit est engagé')
    const { commitment_id: commitmentId } = await db
      .from('procurement_orders')
      .where('id', orderUrl.split('/').pop()!)
      .firstOrFail()
    const visa = await accountant.submit(`/budget/commitments/${commitmentId}/visas`, {
      outcome: 'visaed',
      reason: '',
    })
    assert.include(visa.text, 'est visé')
    const signed = await authoriser.submit(`${orderUrl}/signatures`, {})
    assert.match(signed.text, /BC-2026-\d{5}/)
    const paper = await authoriser.download(`${orderUrl}/order.pdf`)
    assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-')

    // received, invoiced, verified, ordered, paid
    const orderLine = await db
      .from('procurement_order_lines')
      .where('order_id', orderUrl.split('/').pop()!)
      .firstOrFail()
    await commission.get(`${orderUrl}/receptions/new`)
    const delivery = {
      'delivery_note': 'BL-77',
      'delivered_on': '2026-11-04',
      'members': 'F. Idrissi, K. Ziani',
      'lines[0][order_line_id]': orderLine.id,
      'lines[0][delivered]': '101',
    }
    const over = await commission.submit(`${orderUrl}/receptions`, {
      ...delivery,
      'lines[0][accepted]': '101',
    })
    assert.include(over.text, 'Refusez l’excédent')
    const received = await commission.submit(`${orderUrl}/receptions`, {
      ...delivery,
      'lines[0][accepted]': '100',
      'lines[0][rejection_reason]': 'une rame de trop',
    })
    assert.match(received.text, /PVR-2026-\d{5}/)
    await officer.get(`${orderUrl}/invoices/new`)
    const bill = {
      'invoiced_on': '2026-11-04',
      'received_on': '2026-11-04',
      'lines[0][order_line_id]': orderLine.id,
      'lines[0][quantity]': '100',
      'lines[0][vat_rate]': '20',
    }
    const disputed = await officer.submit(`${orderUrl}/invoices`, {
      ...bill,
      'reference': 'F-1',
      'total_ht': '3 900,00',
      'vat': '780,00',
      'total_ttc': '4 680,00',
      'lines[0][unit_price]': '39,00',
    })
    assert.include(disputed.text, 'Ce qui ne concorde pas')
    const matched = await officer.submit(`${orderUrl}/invoices`, {
      ...bill,
      'reference': 'F-2',
      'total_ht': '3 850,00',
      'vat': '770,00',
      'total_ttc': '4 620,00',
      'lines[0][unit_price]': '38,50',
    })
    assert.include(matched.text, 'concorde avec la commande')
    const mandate = await officer.submit(`${matched.url}/liquidations`, {})
    assert.include(mandate.text, 'attend l’ordonnateur')
    const own = await officer.status('POST', `${mandate.url}/payments`)
    assert.equal(own, 403)
    const issued = await authoriser.submit(`${mandate.url}/issues`, {})
    assert.include(issued.text, 'est émis')
    const paid = await accountant.submit(`${mandate.url}/payments`, {})
    assert.include(paid.text, 'est payé')

    // every page and list, again in Arabic and English
    const everything = [
      'buyer',
      'budget_officer',
      'authorising_officer',
      'public_accountant',
      'storekeeper',
      'receiving_commission',
    ]
    for (const locale of ['ar', 'en', 'fr'] as const) {
      const reader = await PageClient.signedIn(everything, { locale })
      for (const path of [
        '/',
        '/budget/lines',
        '/budget/lines/new',
        `/budget/lines/${lineId}`,
        '/budget/commitments',
        `/budget/commitments/${commitmentId}`,
        '/budget/mandates',
        mandate.url,
        '/stores/items',
        '/stores/items/new',
        '/stores/slips',
        '/stores/issues/new',
        '/procurement/suppliers',
        '/procurement/suppliers/new',
        `/procurement/suppliers/${sellers[1].id}`,
        '/procurement/requests',
        '/procurement/requests?view=to_approve&group=state',
        '/procurement/requests/new',
        requestUrl,
        '/procurement/notices',
        notice.url,
        '/procurement/orders',
        orderUrl,
        '/procurement/invoices',
        disputed.url,
        matched.url,
        '/procurement/tenders',
        '/procurement/tenders/new',
      ]) {
        await reader.get(path)
      }
      for (const path of [
        `${orderUrl}/order.pdf`,
        `${notice.url}/notice.pdf`,
        `/budget/commitments/${commitmentId}/statement.pdf`,
        `${mandate.url}/mandate.pdf`,
      ]) {
        const file = await reader.download(path)
        assert.equal(file.status, 200, path)
        assert.equal(file.type, 'application/pdf', path)
      }
    }
    await keeper.get('/stores/items')
  }).timeout(180_000)
})
