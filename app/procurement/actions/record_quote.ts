import type { DateTime } from 'luxon'

import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { PurchaseNotice, Quote } from '#procurement/models/purchase_notice'
import { RequestLine } from '#procurement/models/purchase_request'
import { Supplier } from '#procurement/models/supplier'
import { purchaseAmounts } from '#procurement/rules/purchase_amounts'
import { authorizePurchase } from '#procurement/queries/purchase_scope'

export interface QuoteFacts {
  supplierId: number
  receivedAt: DateTime
  /** Unit price without tax by line of the request; every line is priced. */
  prices: { requestLineId: number; unitPrice: Money }[]
}

/**
 * Keeps a supplier's quote. One per supplier and notice; quotes out of time and excluded suppliers are refused:
 * `procurement.quote_early`, `procurement.quote_late`, `procurement.quote_to_come`, `procurement.supplier_excluded`,
 * `procurement.quote_twice`, `procurement.quote_incomplete`.
 */
export async function recordQuote(act: Act, noticeId: number, facts: QuoteFacts): Promise<Quote> {
  return transaction(async (trx) => {
    const notice = await PurchaseNotice.query({ client: trx })
      .where('id', noticeId)
      .forUpdate()
      .firstOrFail()
    await authorizePurchase(act, 'procurement.quotes.record', notice, trx)
    const supplier = await Supplier.query({ client: trx })
      .where('id', facts.supplierId)
      .preload('party')
      .firstOrFail()
    const name = supplier.party.nameFr
    if (notice.state !== 'published') {
      throw new Refusal('procurement.notice_closed', { number: notice.number }, { status: 409 })
    }
    refuseOutOfTime(name, facts.receivedAt, notice)
    refuseExcluded(supplier)
    if (await Quote.query({ client: trx }).where({ noticeId, supplierId: supplier.id }).first()) {
      throw new Refusal(
        'procurement.quote_twice',
        { supplier: name, number: notice.number },
        { field: 'supplier_id' }
      )
    }
    const lines = await RequestLine.query({ client: trx })
      .where('requestId', notice.requestId)
      .orderBy('position')
    const prices = new Map(facts.prices.map((price) => [price.requestLineId, price.unitPrice]))
    const missing = lines.find((line) => !prices.has(line.id))
    if (missing) {
      throw new Refusal('procurement.quote_incomplete', {
        supplier: name,
        designation: missing.designation,
      })
    }
    const amounts = purchaseAmounts(
      lines.map((line) => ({
        quantity: line.quantity,
        unitPrice: prices.get(line.id) ?? Money.zero,
        vatRate: line.vatRate,
      }))
    )
    if (!amounts.ht.isPositive())
      throw new Refusal('procurement.quote_not_positive', { supplier: name })
    const quote = await Quote.create(
      {
        noticeId,
        supplierId: supplier.id,
        receivedAt: facts.receivedAt.toUTC(),
        amountHtMinor: amounts.ht.minor,
        amountTtcMinor: amounts.ttc.minor,
      },
      { client: trx }
    )
    await trx.table('procurement_quote_lines').multiInsert(
      lines.map((line) => ({
        quote_id: quote.id,
        request_line_id: line.id,
        unit_price_minor: prices.get(line.id)?.minor ?? 0,
      }))
    )
    await journal.record(trx, act, {
      action: 'procurement.quote.recorded',
      subject: notice,
      // sealed until the hour: whoever reads the journal learns that a quote came, not whose nor how much
      after: { quote: quote.id },
    })
    return quote
  })
}

/** A quote comes between the publication of its notice and the deadline, and is not kept before it came. */
function refuseOutOfTime(supplier: string, receivedAt: DateTime, notice: PurchaseNotice): void {
  const written = (at: DateTime) => at.setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
  const facts = {
    supplier,
    received: written(receivedAt),
    published: written(notice.publishedAt),
    deadline: written(notice.deadlineAt),
  }
  const place = { field: 'received_at' }
  // hours are typed to the minute
  if (receivedAt < notice.publishedAt.startOf('minute'))
    throw new Refusal('procurement.quote_early', facts, place)
  if (receivedAt > notice.deadlineAt) throw new Refusal('procurement.quote_late', facts, place)
  if (receivedAt > clock.now()) throw new Refusal('procurement.quote_to_come', facts, place)
}

/** Refuses `procurement.supplier_excluded` while an exclusion runs. */
export function refuseExcluded(supplier: Supplier): void {
  if (supplier.state !== 'excluded') return
  if (supplier.excludedUntil && supplier.excludedUntil < clock.today()) return
  throw new Refusal(
    'procurement.supplier_excluded',
    {
      supplier: supplier.subjectLabel,
      until: supplier.excludedUntil ? formatCivilDate(supplier.excludedUntil) : 'none',
      reason: supplier.exclusionReason ?? '',
    },
    { field: 'supplier_id' }
  )
}
