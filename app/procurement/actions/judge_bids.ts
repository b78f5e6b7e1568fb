import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { type Transaction, transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { drawLots } from '#procurement/actions/draw_quotes'
import { Bid, Tender } from '#procurement/models/tender'
import { type ReferencePrice, referencePrice } from '#procurement/rules/reference_price'

/** Sets a bidder aside (administrative or technical dossier) with a reason, before the award. */
export async function rejectBid(
  act: Act,
  tenderId: number,
  bidId: number,
  reason: string
): Promise<void> {
  await change(act, tenderId, bidId, 'procurement.bid.rejected', reason, (bid) => {
    bid.rejectionReason = reason
  })
}

/** Accepts the written justification of a low offer. */
export async function justifyBid(
  act: Act,
  tenderId: number,
  bidId: number,
  reason: string
): Promise<void> {
  await change(act, tenderId, bidId, 'procurement.bid.justified', reason, (bid) => {
    bid.justified = true
  })
}

async function change(
  act: Act,
  tenderId: number,
  bidId: number,
  action: string,
  reason: string,
  apply: (bid: Bid) => void
): Promise<void> {
  act.authorize('procurement.tenders.judge')
  if (!reason.trim()) throw new Refusal('procurement.reason_missing', {}, { field: 'reason' })
  await transaction(async (trx) => {
    const tender = await lockTender(trx, tenderId)
    const bid = await Bid.query({ client: trx }).where({ id: bidId, tenderId }).firstOrFail()
    apply(bid)
    await bid.save()
    await journal.record(trx, act, {
      action,
      subject: tender,
      after: { bidder: bid.bidder },
      reason,
    })
  })
}

/**
 * The commission's evaluation: corrected totals against the estimate, reference price, ranking, award or a draw,
 * kept with the tender; the minutes become official. Refuses `procurement.no_bids`, `procurement.bid_incomplete`,
 * `procurement.opening_not_passed`.
 */
export async function evaluateTender(act: Act, tenderId: number): Promise<Tender> {
  act.authorize('procurement.tenders.judge')
  const parameters = await loadParameters()
  const on = clock.today()
  return transaction(async (trx) => {
    const tender = await lockTender(trx, tenderId)
    if (clock.now() < tender.openingAt) {
      const opening = tender.openingAt.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
      throw new Refusal('procurement.opening_not_passed', { reference: tender.reference, opening })
    }
    const bids = await Bid.query({ client: trx }).where('tenderId', tenderId).orderBy('id')
    if (bids.length === 0) throw new Refusal('procurement.no_bids', { reference: tender.reference })
    const admitted = bids.filter((bid) => bid.rejectionReason === null)
    await refuseIncomplete(trx, tender, admitted)
    const judge = () =>
      referencePrice(
        {
          on,
          category: tender.category,
          estimate: Money.ofMinor(tender.estimateMinor),
          offers: admitted.map((bid) => ({
            bidder: bid.bidder,
            amount: Money.ofMinor(bid.correctedMinor),
            kind: bid.kind,
            resident: Boolean(bid.resident),
            justified: Boolean(bid.justified),
            drawRank: bid.drawRank ?? undefined,
          })),
        },
        parameters
      )
    let explained = judge()
    if (explained.value.drawNeeded) {
      const order = drawLots(explained.value.tied)
      for (const bid of admitted) {
        if (!order.includes(bid.bidder)) continue
        bid.drawRank = order.indexOf(bid.bidder) + 1
        await bid.save()
      }
      await journal.record(trx, act, {
        action: 'procurement.bids.drawn',
        subject: tender,
        after: { order },
      })
      explained = judge()
    }
    await keep(
      trx,
      act,
      tender,
      bids,
      explained.value,
      storedExplanation('procurement.reference_price', explained)
    )
    return tender
  })
}

/** An offer without every price would look cheap for what it leaves out: it is completed or set aside first. */
async function refuseIncomplete(trx: Transaction, tender: Tender, bids: Bid[]): Promise<void> {
  const lines = await trx
    .from('procurement_tender_lines')
    .where('tender_id', tender.id)
    .orderBy('position')
  const priced = await trx
    .from('procurement_bid_lines')
    .whereIn(
      'bid_id',
      bids.map((bid) => bid.id)
    )
    .select('bid_id', 'tender_line_id')
  const known = new Set(priced.map((row) => `${row.bid_id}|${row.tender_line_id}`))
  for (const bid of bids) {
    const missing = lines.filter((line) => !known.has(`${bid.id}|${line.id}`))
    if (missing.length === 0) continue
    throw new Refusal('procurement.bid_incomplete', {
      bidder: bid.bidder,
      reference: tender.reference,
      count: missing.length,
      prices: missing
        .slice(0, 5)
        .map((line) => `${line.position} (${line.designation})`)
        .join(', '),
    })
  }
}

async function keep(
  trx: Transaction,
  act: Act,
  tender: Tender,
  bids: Bid[],
  result: ReferencePrice,
  explanation: string
): Promise<void> {
  const on = clock.today()
  const winner = bids.find((bid) => bid.bidder === result.award?.bidder) ?? null
  tender.merge({
    state: winner ? 'evaluated' : 'unsuccessful',
    explanation,
    referencePriceMinor: result.referencePrice?.minor ?? null,
    awardedBidId: winner?.id ?? null,
    evaluatedOn: on,
    evaluatedById: act.actor.userId,
    evaluatedByName: act.actor.name,
  })
  await tender.save()
  await registerOfficialDocument(trx, {
    kind: 'procurement.minutes',
    number: `PV ${tender.reference}`,
    issuedOn: on,
    amountMinor: winner?.correctedMinor ?? null,
    subject: { type: 'procurement.tender', id: tender.id },
    facts: { estimate: tender.estimateMinor, explanation },
  })
  await journal.record(trx, act, {
    action: `procurement.tender.${tender.state}`,
    subject: tender,
    after: {
      referencePrice: result.referencePrice?.toDecimal() ?? null,
      award: result.award?.bidder ?? null,
    },
  })
}

async function lockTender(trx: Transaction, id: number): Promise<Tender> {
  const tender = await Tender.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  if (!['published', 'opened'].includes(tender.state)) {
    throw new Refusal(
      'states.not_allowed',
      { noun: 'tender', state: tender.state, move: 'evaluate' },
      { status: 409 }
    )
  }
  return tender
}
