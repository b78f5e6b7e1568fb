import { Money } from '#values/money'
import { clock, ZONE } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { verificationOf } from '#documents/verification/verification_of'
import type { TenderMinutesFacts } from '#procurement/documents/tender_minutes'
import type { Tender } from '#procurement/models/tender'
import { judgement, type StoredReferencePrice, tenderGrid } from '#procurement/queries/tender_grid'

const money = (decimal: unknown): Money => Money.ofDirhams(String(decimal))

/** What the minutes of an evaluated tender say; null while it is not judged. */
export async function minutesFacts(tender: Tender): Promise<TenderMinutesFacts | null> {
  const judged = judgement(tender)
  if (!judged) return null
  const [grid, parameters] = await Promise.all([tenderGrid(tender), loadParameters()])
  return {
    reference: tender.reference,
    objectFr: tender.objectFr,
    objectAr: tender.objectAr,
    on: tender.evaluatedOn ?? '',
    opening: tender.openingAt.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm'),
    place: tender.place,
    commission: commissionOf(tender),
    quorum: parameters.on<number>(
      'procurement.award.commission_quorum',
      tender.evaluatedOn ?? clock.today()
    ).value,
    estimate: Money.ofMinor(tender.estimateMinor),
    lowBound: money(judged.lowBound),
    highBound: money(judged.highBound),
    mean: judged.mean === null ? null : money(judged.mean),
    referencePrice: judged.referencePrice === null ? null : money(judged.referencePrice),
    bids: grid.bids.map((bid) => ({
      bidder: bid.bidder,
      stated: bid.stated,
      corrected: bid.corrected,
      outcome: (bid.excluded ?? 'kept') as TenderMinutesFacts['bids'][number]['outcome'],
      reason: bid.rejectionReason,
    })),
    corrections: grid.bids.flatMap((bid, index) =>
      grid.rows.flatMap((row) => {
        const cell = row.cells[index]
        if (!cell?.stated) return []
        const line = `${row.position} · ${row.designation}`
        return [{ bidder: bid.bidder, line, stated: cell.stated, corrected: cell.corrected }]
      })
    ),
    ranking: judged.ranking.map((entry) => ({ ...entry, amount: money(entry.amount) })),
    award: awardOf(judged),
    verification: await verificationOf('procurement.minutes', `PV ${tender.reference}`),
  }
}

export function commissionOf(tender: Tender): { name: string; role: string }[] {
  const stored: unknown = tender.commission
  return typeof stored === 'string'
    ? JSON.parse(stored)
    : (stored as { name: string; role: string }[])
}

function awardOf(judged: StoredReferencePrice) {
  return judged.award ? { bidder: judged.award.bidder, amount: money(judged.award.amount) } : null
}
