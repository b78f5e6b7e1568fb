import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { Big } from '#values/decimal'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { defineImport } from '#platform/imports/definition'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { enterBidLines, type BidRow } from '#procurement/actions/enter_bid_lines'
import { lineAmount } from '#procurement/rules/purchase_amounts'

/**
 * The price schedules of a tender's bidders, a line a price. A line total that is not quantity × unit price is
 * kept as it was stated and corrected; the unit price prevails.
 */
export const bidImport = defineImport({
  name: 'procurement.bids',
  permission: 'procurement.tenders.edit',
  resultRoute: 'procurement.tenders.index',
  fields: [
    {
      key: 'tender',
      type: 'text',
      required: true,
      maxLength: 40,
      aliases: ['marche', 'marché', 'appel_offres', 'aoo'],
    },
    {
      key: 'bidder',
      type: 'text',
      required: true,
      maxLength: 200,
      aliases: ['concurrent', 'soumissionnaire'],
    },
    {
      key: 'position',
      type: 'integer',
      required: true,
      min: '1',
      aliases: ['prix_no', 'n_prix', 'numero'],
    },
    { key: 'designation', type: 'text', maxLength: 300 },
    { key: 'unit', type: 'text', maxLength: 20, aliases: ['unite', 'unité'] },
    {
      key: 'quantity',
      type: 'decimal',
      required: true,
      above: '0',
      aliases: ['quantite', 'quantité'],
    },
    {
      key: 'unit_price',
      type: 'money',
      required: true,
      min: '0',
      aliases: ['prix_unitaire_ht', 'prix_unitaire', 'pu_ht'],
    },
    { key: 'total', type: 'money', aliases: ['total_ht', 'montant_ht'] },
  ],
  key: (row) => `${row.tender}|${row.bidder}|${row.position}`,
  context: async () => {
    const tenders = await db
      .from('procurement_tenders')
      .select('id', 'reference', 'state', 'opening_at')
    const lines = await db
      .from('procurement_tender_lines')
      .select('tender_id', 'position', 'quantity')
    return {
      tenders: new Map(tenders.map((row) => [row.reference as string, row])),
      quantities: new Map(
        lines.map((row) => [`${row.tender_id}|${row.position}`, row.quantity as string])
      ),
    }
  },
  judge: async (rows, _act, { tenders, quantities }) => {
    for (const row of rows) {
      const { tender: reference, position, quantity, unit_price: price, total } = row.values
      const tender = tenders.get(reference)
      if (!tender) {
        row.refuse('tender', 'procurement.imports.bids.reasons.tender_unknown', { reference })
        continue
      }
      if (!['published', 'opened'].includes(tender.state)) {
        row.refuse('tender', 'procurement.imports.bids.reasons.tender_over', { reference })
        continue
      }
      if (clock.now() < instantOf(tender.opening_at)) {
        row.refuse('tender', 'procurement.imports.bids.reasons.tender_sealed', {
          reference,
          opening: openingText(tender.opening_at),
        })
        continue
      }
      const expected = quantities.get(`${tender.id}|${position}`)
      if (expected && !new Big(expected).eq(quantity)) {
        row.warn('quantity', 'procurement.imports.bids.reasons.quantity_differs', {
          quantity,
          expected: new Big(expected).toString(),
        })
      }
      const corrected = lineAmount({
        quantity: expected ?? quantity,
        unitPrice: Money.ofMinor(price),
      })
      if (total === null)
        row.warn('total', 'procurement.imports.bids.reasons.total_missing', {
          total: corrected.format(),
        })
      else if (total !== corrected.minor) {
        row.warn('total', 'procurement.imports.bids.reasons.total_corrected', {
          stated: Money.ofMinor(total).format(),
          corrected: corrected.format(),
        })
      }
    }
  },
  commit: async (trx, act, rows) => {
    const byTender = new Map<string, { row: BidRow; index: number }[]>()
    rows.forEach(({ values }, index) => {
      const row: BidRow = {
        bidder: values.bidder,
        position: values.position,
        designation: values.designation ?? `Prix ${values.position}`,
        unit: values.unit ?? 'u',
        quantity: values.quantity,
        unitPriceMinor: values.unit_price,
        statedMinor: values.total,
      }
      byTender.set(values.tender, [...(byTender.get(values.tender) ?? []), { row, index }])
    })
    const outcomes: ('created' | 'updated' | 'unchanged')[] = []
    for (const [reference, entries] of byTender) {
      const tender = await trx
        .from('procurement_tenders')
        .where('reference', reference)
        .forUpdate()
        .firstOrFail()
      if (clock.now() < instantOf(tender.opening_at)) {
        const opening = openingText(tender.opening_at)
        throw new Refusal('procurement.opening_not_passed', { reference, opening })
      }
      const done = await enterBidLines(
        trx,
        tender.id,
        entries.map((entry) => entry.row)
      )
      entries.forEach((entry, position) => (outcomes[entry.index] = done[position]))
      if (tender.state === 'published') {
        await trx
          .from('procurement_tenders')
          .where('id', tender.id)
          .update({ state: 'opened', updated_at: clock.now().toJSDate() })
      }
      await journal.record(trx, act, {
        action: 'procurement.bids.imported',
        subject: { type: 'procurement.tender', id: tender.id, label: reference },
        after: {
          lines: entries.length,
          created: done.filter((outcome) => outcome === 'created').length,
        },
      })
    }
    return outcomes
  },
})

const instantOf = (openingAt: Date) => DateTime.fromJSDate(openingAt)

const openingText = (openingAt: Date) =>
  instantOf(openingAt).setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
