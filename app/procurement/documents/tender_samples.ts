import { Money } from '#values/money'
import type { TenderMinutesFacts } from '#procurement/documents/tender_minutes'
import { LONG_NAME, VERIFICATION } from '#procurement/documents/samples'

const dh = (dirhams: number) => Money.ofMinor(dirhams * 100)

/** The worked case of works at 1,000,000: two offers out, P = 958,333.33, the award at 920,000. */
export function minutesSample(): TenderMinutesFacts {
  const bidder = (index: number) =>
    index === 1 ? LONG_NAME.fr : index === 2 ? LONG_NAME.ar : `Soumissionnaire ${index}`
  const amounts = [780_000, 850_000, 920_000, 980_000, 1_210_000]
  return {
    reference: 'AOO-12/2026',
    objectFr: 'Réhabilitation de la voirie du quartier Sidi Moumen (lot unique)',
    objectAr: 'إعادة تأهيل طرق حي سيدي مومن (حصة فريدة)',
    on: '2026-11-23',
    opening: '23/11/2026 10:00',
    place: 'siège de la commune, salle des réunions',
    quorum: 3,
    commission: [
      { name: 'Latifa Benkirane', role: 'Présidente de la commission' },
      { name: 'سلمى برادة', role: 'عضو، قسم المشتريات' },
      { name: 'Karim Ziani', role: 'Membre, service technique' },
      { name: 'Mustapha Lahlou', role: 'Trésorerie, receveur communal' },
    ],
    estimate: dh(1_000_000),
    lowBound: dh(800_000),
    highBound: dh(1_200_000),
    mean: Money.ofMinor(91_666_667),
    referencePrice: Money.ofMinor(95_833_333),
    bids: amounts.map((amount, index) => ({
      bidder: bidder(index + 1),
      stated: dh(index === 1 ? 848_500 : amount),
      corrected: dh(amount),
      outcome: index === 0 ? 'too_low' : index === 4 ? 'excessive' : 'kept',
      reason: null,
    })),
    corrections: [
      {
        bidder: bidder(2),
        line: '7 · Béton B25 (dosage 350 kg/m³)',
        stated: dh(12_500),
        corrected: dh(14_000),
      },
    ],
    ranking: [
      {
        rank: 1,
        bidder: bidder(3),
        amount: dh(920_000),
        gapToEstimate: '-8.00',
        gapToReference: '-4.00',
      },
      {
        rank: 2,
        bidder: bidder(2),
        amount: dh(850_000),
        gapToEstimate: '-15.00',
        gapToReference: '-11.30',
      },
      {
        rank: 3,
        bidder: bidder(4),
        amount: dh(980_000),
        gapToEstimate: '-2.00',
        gapToReference: '+2.26',
      },
    ],
    award: { bidder: bidder(3), amount: dh(920_000) },
    verification: VERIFICATION,
  }
}

/** No offer kept: no mean, no reference price, no award. */
export function unsuccessfulSample(): TenderMinutesFacts {
  const minutes = minutesSample()
  return {
    ...minutes,
    mean: null,
    referencePrice: null,
    bids: minutes.bids.map((bid) => ({
      ...bid,
      outcome: 'kept',
      reason: 'Dossier administratif incomplet',
    })),
    corrections: [],
    ranking: [],
    award: null,
  }
}
