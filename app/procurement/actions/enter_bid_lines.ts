import { Money } from '#values/money'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import { lineAmount } from '#procurement/rules/purchase_amounts'

export interface BidRow {
  bidder: string
  position: number
  designation: string
  unit: string
  quantity: string
  unitPriceMinor: number
  /** The line's total as written; null when it was left out. */
  statedMinor: number | null
}

type Outcome = 'created' | 'updated' | 'unchanged'

/**
 * Writes the price lines of bids, in bulk, inside the import's transaction: the first bidder's lines make the
 * tender's schedule, totals are corrected from the unit price, bids get their sums. Answers in order.
 */
export async function enterBidLines(
  trx: Transaction,
  tenderId: number,
  rows: BidRow[]
): Promise<Outcome[]> {
  const lines = await scheduleOf(trx, tenderId, rows)
  const bids = await bidsOf(trx, tenderId, rows)
  const bidIds = [...new Set(bids.values())]
  const known = await trx.from('procurement_bid_lines').whereIn('bid_id', bidIds)
  const before = new Map(known.map((row) => [`${row.bid_id}|${row.tender_line_id}`, row]))
  const fresh: object[] = []
  const outcomes: Outcome[] = []
  for (const row of rows) {
    const bidId = bids.get(row.bidder)!
    const line = lines.get(row.position)!
    const corrected = lineAmount({
      quantity: line.quantity,
      unitPrice: Money.ofMinor(row.unitPriceMinor),
    }).minor
    const fields = {
      unit_price_minor: row.unitPriceMinor,
      stated_minor: row.statedMinor ?? corrected,
      corrected_minor: corrected,
    }
    const existing = before.get(`${bidId}|${line.id}`)
    if (!existing) {
      fresh.push({ bid_id: bidId, tender_line_id: line.id, ...fields })
      outcomes.push('created')
    } else if (
      existing.unit_price_minor === fields.unit_price_minor &&
      existing.stated_minor === fields.stated_minor
    ) {
      outcomes.push('unchanged')
    } else {
      await trx.from('procurement_bid_lines').where('id', existing.id).update(fields)
      outcomes.push('updated')
    }
  }
  if (fresh.length > 0) await trx.table('procurement_bid_lines').multiInsert(fresh)
  await sumBids(trx, bidIds)
  return outcomes
}

async function scheduleOf(trx: Transaction, tenderId: number, rows: BidRow[]) {
  const read = async () => {
    const lines = await trx.from('procurement_tender_lines').where('tender_id', tenderId)
    return new Map<number, { id: number; quantity: string }>(
      lines.map((line) => [line.position, line])
    )
  }
  const known = await read()
  const missing = new Map(
    rows.filter((row) => !known.has(row.position)).map((row) => [row.position, row])
  )
  if (missing.size === 0) return known
  await trx.table('procurement_tender_lines').multiInsert(
    [...missing.values()].map((row) => ({
      tender_id: tenderId,
      position: row.position,
      designation: row.designation,
      unit: row.unit,
      quantity: row.quantity,
    }))
  )
  return read()
}

async function bidsOf(
  trx: Transaction,
  tenderId: number,
  rows: BidRow[]
): Promise<Map<string, number>> {
  const read = async () => {
    const bids = await trx
      .from('procurement_bids')
      .where('tender_id', tenderId)
      .select('id', 'bidder')
    return new Map<string, number>(bids.map((bid) => [bid.bidder, bid.id]))
  }
  const known = await read()
  const missing = [...new Set(rows.map((row) => row.bidder))].filter((bidder) => !known.has(bidder))
  if (missing.length === 0) return known
  const now = clock.now().toJSDate()
  await trx
    .table('procurement_bids')
    .multiInsert(
      missing.map((bidder) => ({ tender_id: tenderId, bidder, created_at: now, updated_at: now }))
    )
  return read()
}

async function sumBids(trx: Transaction, bidIds: number[]): Promise<void> {
  for (const id of bidIds) {
    const sums = await trx
      .from('procurement_bid_lines')
      .where('bid_id', id)
      .sum({ stated: 'stated_minor', corrected: 'corrected_minor' })
      .first()
    await trx.from('procurement_bids').where('id', id).update({
      stated_minor: sums.stated,
      corrected_minor: sums.corrected,
      updated_at: clock.now().toJSDate(),
    })
  }
}
