import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { parse } from 'csv-parse/sync'
import { DateTime } from 'luxon'
import { parseDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { type BidRow, enterBidLines } from '#procurement/actions/enter_bid_lines'
import { evaluateTender, rejectBid } from '#procurement/actions/judge_bids'
import { saveTender } from '#procurement/actions/save_tender'
import { bidImport } from '#procurement/imports/bids'
import { Tender } from '#procurement/models/tender'
import { tenderGrid } from '#procurement/queries/tender_grid'
import { actWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'
import { nextSerial } from '#tests/support/purchases'

async function register(): Promise<BidRow[]> {
  const file = await readFile(app.makePath('database/registers/offres-AOO-12-2026.csv'))
  const rows: Record<string, string>[] = parse(file, { columns: true, delimiter: ';', bom: true })
  const dirhams = (text: string) => Money.ofDirhams(parseDecimal(text) ?? '0').minor
  return rows.map((row) => ({
    bidder: row.concurrent,
    position: Number(row.prix_no),
    designation: row.designation,
    unit: row.unite,
    quantity: parseDecimal(row.quantite) ?? '0',
    unitPriceMinor: dirhams(row.prix_unitaire_ht),
    statedMinor: dirhams(row.total_ht),
  }))
}

async function tenderOf(estimate: string) {
  const buyer = await actWith('buyer')
  const tender = await saveTender(buyer, {
    reference: `AOO-${nextSerial()}/2026`,
    objectFr: 'Voirie',
    category: 'works',
    procedure: 'open_tender',
    estimate: Money.ofDirhams(estimate),
    openingAt: DateTime.fromISO('2026-11-20T10:00', { zone: 'Africa/Casablanca' }),
    place: 'Siège',
    commission: [{ name: 'L. Benkirane', role: 'Présidente' }],
  })
  return { buyer, tender }
}

test.group('Tenders', (group) => {
  group.each.setup(() => clock.freeze('2026-11-23T11:00'))
  group.each.teardown(() => clock.release())

  test('the register: two totals corrected, the low bid leaves, the reference price decides', async ({
    assert,
  }) => {
    const { buyer, tender } = await tenderOf('14000000')
    const rows = await register()
    const first = await transaction((trx) => enterBidLines(trx, tender.id, rows))
    assert.isTrue(first.every((outcome) => outcome === 'created'))
    const again = await transaction((trx) => enterBidLines(trx, tender.id, rows))
    assert.isTrue(again.every((outcome) => outcome === 'unchanged'))

    const evaluated = await evaluateTender(buyer, tender.id)
    const grid = await tenderGrid(evaluated)
    assert.deepEqual(
      grid.bids
        .filter((bid) => bid.corrections > 0)
        .map((bid) => [bid.bidder, bid.stated.toDecimal(), bid.corrected.toDecimal()]),
      [
        ['Soumissionnaire 6', '14161165.06', '14160165.06'],
        ['Soumissionnaire 4', '11520723.49', '11519723.49'],
      ]
    )
    assert.deepEqual(
      grid.bids.filter((bid) => bid.excluded).map((bid) => [bid.bidder, bid.excluded]),
      [['Soumissionnaire 3', 'too_low']]
    )
    // mean of the seven others 14,718,471.65; P = (14,000,000 + mean) / 2
    assert.equal(Money.ofMinor(evaluated.referencePriceMinor!).toDecimal(), '14359235.83')
    assert.equal(grid.bids[0].bidder, 'Soumissionnaire 6')
    assert.isTrue(grid.bids[0].awarded)
    await assert.rejects(() => evaluateTender(buyer, tender.id), /not_allowed/)
  })

  test('bids are not opened before their hour, nor judged when there are none', async ({
    assert,
  }) => {
    const { buyer, tender } = await tenderOf('1000')
    await assert.rejects(() => evaluateTender(buyer, tender.id), /no_bids/)
    clock.freeze('2026-11-20T09:59')
    await assert.rejects(() => evaluateTender(buyer, tender.id), /opening_not_passed/)
  })

  test('an offer that leaves a price out is completed or set aside, never cheap', async ({
    assert,
  }) => {
    const { buyer, tender } = await tenderOf('2000')
    const row = (bidder: string, position: number, price: number): BidRow => ({
      bidder,
      position,
      designation: `Prix ${position}`,
      unit: 'u',
      quantity: '1',
      unitPriceMinor: price,
      statedMinor: price,
    })
    const rows = [row('A', 1, 95_000), row('A', 2, 95_000), row('B', 1, 170_000)]
    await transaction((trx) => enterBidLines(trx, tender.id, rows))
    const grid = await tenderGrid(await Tender.findOrFail(tender.id))
    assert.deepEqual(grid.bids.map((bid) => [bid.bidder, bid.missing]).sort(), [
      ['A', 0],
      ['B', 1],
    ])
    await assert.rejects(() => evaluateTender(buyer, tender.id), /bid_incomplete/)
    const incomplete = grid.bids.find((bid) => bid.bidder === 'B')!
    await rejectBid(buyer, tender.id, incomplete.id, 'Prix 2 non renseigné')
    assert.equal((await evaluateTender(buyer, tender.id)).state, 'evaluated')
  })

  test('a file of bids is refused before the hour of opening', async ({ assert }) => {
    const { tender } = await tenderOf('1000')
    clock.freeze('2026-11-20T09:59')
    const context = await bidImport.context!({} as never)
    const refused: string[] = []
    const values = {
      tender: tender.reference,
      bidder: 'A',
      position: 1,
      quantity: '1',
      unit_price: 100,
      total: 100,
    }
    const row = { values, refuse: (_field: string, reason: string) => refused.push(reason) }
    await bidImport.judge!([row] as never, {} as never, context as never)
    assert.deepEqual(refused, ['procurement.imports.bids.reasons.tender_sealed'])
  })

  test('equal offers are drawn, and the draw is kept', async ({ assert }) => {
    const { buyer, tender } = await tenderOf('1000')
    const row = (bidder: string): BidRow => ({
      bidder,
      position: 1,
      designation: 'Prix',
      unit: 'u',
      quantity: '1',
      unitPriceMinor: 90_000,
      statedMinor: 90_000,
    })
    await transaction((trx) => enterBidLines(trx, tender.id, [row('A'), row('B'), row('C')]))
    const evaluated = await evaluateTender(buyer, tender.id)
    assert.isNotNull(evaluated.awardedBidId)
    const bids = await db
      .from('procurement_bids')
      .where('tender_id', tender.id)
      .orderBy('draw_rank')
    assert.deepEqual(
      bids.map((bid) => bid.draw_rank),
      [1, 2, 3]
    )
    assert.equal(bids[0].id, evaluated.awardedBidId)
  })

  test('twenty bidders by two hundred lines on one grid in a second', async ({ assert }) => {
    const { tender } = await tenderOf('9000000')
    const rows: BidRow[] = []
    for (let bidder = 1; bidder <= 20; bidder++) {
      for (let position = 1; position <= 200; position++) {
        const unitPriceMinor = 10_000 + ((bidder * 37 + position * 101) % 5000)
        rows.push({
          bidder: `Concurrent ${bidder}`,
          position,
          designation: `Ouvrage ${position}`,
          unit: 'u',
          quantity: String(1 + (position % 9)),
          unitPriceMinor,
          statedMinor: null,
        })
      }
    }
    await transaction((trx) => enterBidLines(trx, tender.id, rows))
    const reader = await PageClient.signedIn('buyer', { locale: 'ar' })
    await reader.status('GET', `/procurement/tenders/${tender.id}/grid`)
    const begin = performance.now()
    assert.equal(await reader.status('GET', `/procurement/tenders/${tender.id}/grid`), 200)
    const page = performance.now() - begin
    assert.isBelow(page, 1000, 'the grid took too long')
    const start = performance.now()
    const workbook = await reader.download(`/procurement/tenders/${tender.id}/grid.xlsx`)
    assert.equal(workbook.status, 200)
    assert.isAbove(workbook.bytes.length, 20_000)
    assert.isBelow(performance.now() - start, 2000, 'the workbook took too long')
  }).timeout(60_000)

  test('the pages of a tender, before and after, and its minutes', async ({ assert }) => {
    const { tender } = await tenderOf('14000000')
    const rows = await register()
    await transaction((trx) => enterBidLines(trx, tender.id, rows))
    const buyer = await PageClient.signedIn('buyer', { locale: 'ar' })
    await buyer.get(`/procurement/tenders/${tender.id}`)
    await buyer.submit(`/procurement/tenders/${tender.id}/evaluations`, {})
    const page = await buyer.get(`/procurement/tenders/${tender.id}`)
    assert.include(page.text, 'نائل الصفقة')
    await buyer.get(`/procurement/tenders/${tender.id}/grid`)
    const minutes = await buyer.download(`/procurement/tenders/${tender.id}/minutes.pdf`)
    assert.equal(minutes.type, 'application/pdf')
    const judged = await Tender.findOrFail(tender.id)
    const official = await db
      .from('documents_official')
      .where({ kind: 'procurement.minutes', number: `PV ${judged.reference}` })
    assert.lengthOf(official, 1)
  })
})
