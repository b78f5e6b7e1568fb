import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { ReferencePrice } from '#procurement/rules/reference_price'
import { gap, writtenGap } from '#procurement/rules/offer_ranking'
import type { Tender } from '#procurement/models/tender'
import { readExplanation } from '#budget/queries/stored_explanation'

export interface GridBid {
  id: number
  bidder: string
  stated: Money
  corrected: Money
  corrections: number
  /** Price lines the bidder left out. */
  missing: number
  rejectionReason: string | null
  justified: boolean
  /** 'too_low' or 'excessive' once judged. */
  excluded: string | null
  rank: number | null
  awarded: boolean
  gapToEstimate: string
  /** null while the offers are not judged, or without a reference price. */
  gapToReference: string | null
}

export interface GridCell {
  unitPrice: Money
  corrected: Money
  /** What the bidder wrote when it was not quantity × unit price. */
  stated: Money | null
  lowest: boolean
}

export interface GridRow {
  position: number
  designation: string
  unit: string
  quantity: string
  mean: Money | null
  /** In the order of the bids; null where a bidder priced nothing. */
  cells: (GridCell | null)[]
}

export interface TenderGrid {
  bids: GridBid[]
  rows: GridRow[]
}

/** All bidders beside all price lines: two reads, whatever their number. Best rank first, then the lowest. */
export async function tenderGrid(tender: Tender): Promise<TenderGrid> {
  const [bids, lines, prices] = await Promise.all([
    db
      .from('procurement_bids')
      .where('tender_id', tender.id)
      .orderBy('corrected_minor')
      .orderBy('id'),
    db.from('procurement_tender_lines').where('tender_id', tender.id).orderBy('position'),
    db
      .from('procurement_bid_lines as l')
      .join('procurement_bids as b', 'b.id', 'l.bid_id')
      .where('b.tender_id', tender.id)
      .select(
        'l.bid_id',
        'l.tender_line_id',
        'l.unit_price_minor',
        'l.stated_minor',
        'l.corrected_minor'
      ),
  ])
  const byCell = new Map(prices.map((price) => [`${price.tender_line_id}|${price.bid_id}`, price]))
  const corrections = new Map<number, number>()
  const priced = new Map<number, number>()
  for (const price of prices) {
    priced.set(price.bid_id, (priced.get(price.bid_id) ?? 0) + 1)
    if (price.stated_minor === price.corrected_minor) continue
    corrections.set(price.bid_id, (corrections.get(price.bid_id) ?? 0) + 1)
  }
  const judged = judgement(tender)
  const shown = bids
    .map((bid): GridBid => {
      const corrected = Money.ofMinor(bid.corrected_minor)
      return {
        id: bid.id,
        bidder: bid.bidder,
        stated: Money.ofMinor(bid.stated_minor),
        corrected,
        corrections: corrections.get(bid.id) ?? 0,
        missing: lines.length - (priced.get(bid.id) ?? 0),
        rejectionReason: bid.rejection_reason,
        justified: Boolean(bid.justified),
        excluded: judged?.excluded.find((entry) => entry.bidder === bid.bidder)?.reason ?? null,
        rank: judged?.ranking.find((entry) => entry.bidder === bid.bidder)?.rank ?? null,
        awarded: tender.awardedBidId === bid.id,
        gapToEstimate: writtenGap(gap(corrected, Money.ofMinor(tender.estimateMinor))),
        gapToReference:
          tender.referencePriceMinor === null
            ? null
            : writtenGap(gap(corrected, Money.ofMinor(tender.referencePriceMinor))),
      }
    })
    .sort((a, b) => (a.rank ?? 1000) - (b.rank ?? 1000))
  return {
    bids: shown,
    rows: lines.map((line) =>
      gridRow(
        line,
        shown.map((bid) => byCell.get(`${line.id}|${bid.id}`) ?? null)
      )
    ),
  }
}

interface PriceRow {
  unit_price_minor: number
  stated_minor: number
  corrected_minor: number
}

function gridRow(
  line: { position: number; designation: string; unit: string; quantity: string },
  prices: (PriceRow | null)[]
): GridRow {
  const stated = prices.flatMap((price) => (price ? [price.unit_price_minor] : []))
  const lowest = Math.min(...stated)
  const total = stated.reduce((sum, price) => sum + price, 0)
  return {
    position: line.position,
    designation: line.designation,
    unit: line.unit,
    quantity: line.quantity,
    mean: stated.length > 0 ? Money.ofMinor(Math.round(total / stated.length)) : null,
    cells: prices.map((price) =>
      price
        ? {
            unitPrice: Money.ofMinor(price.unit_price_minor),
            corrected: Money.ofMinor(price.corrected_minor),
            stated:
              price.stated_minor === price.corrected_minor
                ? null
                : Money.ofMinor(price.stated_minor),
            lowest: price.unit_price_minor === lowest,
          }
        : null
    ),
  }
}

/** The stored evaluation; amounts in it are decimal text. */
export function judgement(tender: Tender): StoredReferencePrice | null {
  return (readExplanation(tender.explanation)?.value as StoredReferencePrice | undefined) ?? null
}

export type StoredReferencePrice = {
  [Key in keyof ReferencePrice]: ReferencePrice[Key] extends Money | null
    ? string | null
    : ReferencePrice[Key]
}
