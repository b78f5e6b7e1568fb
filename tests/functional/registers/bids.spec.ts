import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { systemAct } from '#platform/act'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { evaluateTender } from '#procurement/actions/judge_bids'
import { saveTender } from '#procurement/actions/save_tender'
import { bidImport } from '#procurement/imports/bids'
import { tenderGrid } from '#procurement/queries/tender_grid'
import { actWith } from '#tests/support/actors'
import { nextSerial } from '#tests/support/purchases'
import { dryRun, plainNumber, plainRows, repeats } from '#tests/support/plain_registers'

const FILE = 'offres-AOO-12-2026.csv'
const centimes = (amount: number) => Math.round(amount * 100)

/** A tender like the one of the file, published and not yet judged. */
async function tenderOfTheFile(reference: string) {
  return saveTender(await actWith('buyer'), {
    reference,
    objectFr: 'Réfection de voirie',
    category: 'works',
    procedure: 'open_tender',
    estimate: Money.ofDirhams('14000000'),
    openingAt: DateTime.fromISO('2026-11-20T10:00', { zone: 'Africa/Casablanca' }),
    place: 'Siège',
    commission: [{ name: 'L. Benkirane', role: 'Présidente' }],
  })
}

test.group('Registers | bids, against a plain reading', (group) => {
  group.setup(() => clock.freeze('2026-11-23T11:00'))
  group.teardown(() => clock.release())

  test('wrong totals are said and corrected from the unit price, nothing is refused, P is the plain one', async ({
    assert,
  }) => {
    const reference = `AOO-${nextSerial()}/2026`
    const tender = await tenderOfTheFile(reference)
    const rows = await plainRows(FILE)
    const lines = rows.map(({ number, cells }) => ({
      number,
      bidder: cells.concurrent,
      exact: centimes(plainNumber(cells.quantite) * plainNumber(cells.prix_unitaire_ht)),
      stated: centimes(plainNumber(cells.total_ht)),
    }))
    const wrong = lines.filter((line) => line.exact !== line.stated)
    assert.lengthOf(wrong, 2)
    assert.isEmpty(
      repeats(rows, ({ cells }) => `${cells.marche}|${cells.concurrent}|${cells.prix_no}`)
    )

    const { id, refused, warned } = await dryRun(bidImport, FILE, (text) =>
      text.replaceAll('AOO-12/2026', reference)
    )
    assert.equal(refused.size, 0)
    assert.deepEqual(
      [...warned],
      wrong.map((line) => [line.number, ['total']])
    )
    await executeRun(await startCommit(systemAct('test'), id))
    assert.equal((await findImportRecord(systemAct('test'), id)).record.state, 'done')

    const totals = new Map<string, number>()
    for (const line of lines) totals.set(line.bidder, (totals.get(line.bidder) ?? 0) + line.exact)
    const estimate = tender.estimateMinor
    const kept = [...totals.values()].filter(
      (total) => total >= estimate * 0.8 && total <= estimate * 1.2
    )
    const mean = kept.reduce((sum, total) => sum + total, 0) / kept.length
    const price = Math.round((estimate + mean) / 2)
    const below = kept.filter((total) => total <= price)
    const best = below.length > 0 ? Math.max(...below) : Math.min(...kept)

    const evaluated = await evaluateTender(await actWith('buyer'), tender.id)
    assert.equal(evaluated.referencePriceMinor, price)
    const { bids } = await tenderGrid(evaluated)
    assert.deepEqual(new Map(bids.map((bid) => [bid.bidder, bid.corrected.minor])), totals)
    const awarded = bids.find((bid) => bid.awarded)!
    assert.equal(awarded.corrected.minor, best)
    assert.lengthOf(
      bids.filter((bid) => bid.excluded),
      totals.size - kept.length
    )
  }).timeout(60_000)
})
