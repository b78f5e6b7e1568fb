import { DateTime } from 'luxon'
import { addDays } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'
import { Money } from '#values/money'
import { clock, ZONE } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { readSheet } from '#registry/worlds/base'
import { type BidRow, enterBidLines } from '#procurement/actions/enter_bid_lines'
import { evaluateTender } from '#procurement/actions/judge_bids'
import { saveTender } from '#procurement/actions/save_tender'
import { Tender } from '#procurement/models/tender'
import type { Role } from '#procurement/worlds/roles'
import type { Act } from '#platform/act'

const COMMISSION = [
  { name: 'Latifa Benkirane', role: 'Présidente de la commission' },
  { name: 'Salma Berrada', role: 'Membre, division des achats' },
  { name: 'Karim Ziani', role: 'Membre, service technique' },
  { name: 'Mustapha Lahlou', role: 'Trésorerie, receveur communal' },
]

/** Two road tenders with the register's bids: one judged, one whose bids wait to be judged. Idempotent. */
export async function seedTenders(acts: Record<Role, Act>): Promise<void> {
  if (await Tender.query().first()) return
  const rows = await readSheet('database/registers/offres-AOO-12-2026.csv')
  const bids = rows.map((row): BidRow => ({
    bidder: row.concurrent,
    position: Number(row.prix_no),
    designation: row.designation,
    unit: row.unite,
    quantity: parseDecimal(row.quantite) ?? '0',
    unitPriceMinor: Money.ofDirhams(parseDecimal(row.prix_unitaire_ht) ?? '0').minor,
    statedMinor: Money.ofDirhams(parseDecimal(row.total_ht) ?? '0').minor,
  }))
  const judged = await tender(
    acts.buyer,
    'AOO-11/2026',
    'Aménagement des trottoirs, deuxième tranche',
    'تهيئة الأرصفة، الشطر الثاني',
    '9800000',
    -24
  )
  const smaller = bids
    .filter((bid) => bid.position <= 8)
    .map((bid) => ({
      ...bid,
      unitPriceMinor: Math.round(bid.unitPriceMinor * 0.94),
      statedMinor: null,
    }))
  await enter(judged, smaller)
  await evaluateTender(acts.buyer, judged.id)
  const waiting = await tender(
    acts.buyer,
    'AOO-12/2026',
    'Réhabilitation de la voirie, quartier Sidi Moumen',
    'إعادة تأهيل طرق حي سيدي مومن',
    '14000000',
    -1
  )
  await enter(waiting, bids)
}

async function tender(
  act: Act,
  reference: string,
  objectFr: string,
  objectAr: string,
  estimate: string,
  days: number
) {
  return saveTender(act, {
    reference,
    objectFr,
    objectAr,
    category: 'works',
    procedure: 'open_tender',
    estimate: Money.ofDirhams(estimate),
    openingAt: DateTime.fromISO(`${addDays(clock.today(), days)}T10:00`, { zone: ZONE }),
    place: 'Siège de la commune, salle des réunions',
    commission: COMMISSION,
  })
}

async function enter(to: Tender, bids: BidRow[]): Promise<void> {
  await transaction(async (trx) => {
    await enterBidLines(trx, to.id, bids)
    await trx.from('procurement_tenders').where('id', to.id).update({ state: 'opened' })
  })
}
