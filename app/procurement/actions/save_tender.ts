import type { DateTime } from 'luxon'
import type { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Tender } from '#procurement/models/tender'
import type { Category } from '#procurement/rules/categories'

export interface TenderFacts {
  reference: string
  objectFr: string
  objectAr?: string | null
  category: Category
  procedure: 'open_tender' | 'simplified_tender' | 'restricted_tender'
  /** The buyer's estimate in the basis of the offers; fixed from then on. */
  estimate: Money
  openingAt: DateTime
  place: string
  commission: { name: string; role: string }[]
}

/** Enters a tender with its frozen estimate. Refuses `procurement.tender_exists`, `procurement.estimate_not_positive`. */
export async function saveTender(act: Act, facts: TenderFacts): Promise<Tender> {
  act.authorize('procurement.tenders.edit')
  if (!facts.estimate.isPositive())
    throw new Refusal('procurement.estimate_not_positive', {}, { field: 'estimate' })
  return transaction(async (trx) => {
    if (await Tender.query({ client: trx }).where('reference', facts.reference).first()) {
      throw new Refusal(
        'procurement.tender_exists',
        { reference: facts.reference },
        { field: 'reference' }
      )
    }
    const tender = await Tender.create(
      {
        reference: facts.reference,
        objectFr: facts.objectFr,
        objectAr: facts.objectAr ?? null,
        category: facts.category,
        procedure: facts.procedure,
        estimateMinor: facts.estimate.minor,
        openingAt: facts.openingAt.toUTC(),
        place: facts.place,
        state: 'published',
        commission: JSON.stringify(facts.commission),
        lockVersion: 1,
      },
      { client: trx }
    )
    await journal.record(trx, act, {
      action: 'procurement.tender.published',
      subject: tender,
      after: snapshot(tender),
    })
    return tender
  })
}
