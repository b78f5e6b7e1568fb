import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import type { Verification } from '#documents/actions/register_official_documents'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'
import { PURCHASING } from '#procurement/documents/purchase_order'

export interface TenderMinutesFacts {
  reference: string
  objectFr: string
  objectAr: string | null
  on: CivilDate
  opening: string
  place: string
  commission: { name: string; role: string }[]
  estimate: Money
  lowBound: Money
  highBound: Money
  mean: Money | null
  referencePrice: Money | null
  bids: { bidder: string; stated: Money; corrected: Money; outcome: string }[]
  corrections: { bidder: string; line: string; stated: Money; corrected: Money }[]
  ranking: {
    rank: number
    bidder: string
    amount: Money
    gapToEstimate: string
    gapToReference: string
  }[]
  award: { bidder: string; amount: Money } | null
  verification: Verification | null
}

/** Procès-verbal of the evaluation session: members, corrections, bounds, P, ranking, award, signatures. */
export function drawTenderMinutes(kit: PdfKit, facts: TenderMinutesFacts): void {
  kit.letterhead({ service: PURCHASING })
  kit.title({
    fr: 'Procès-verbal d’examen des offres',
    ar: 'محضر فحص العروض',
    subtitle: {
      fr: ['Appel d’offres n° ', isolate(facts.reference)],
      ar: ['طلب العروض رقم ', isolate(facts.reference)],
    },
  })
  kit.text(['Objet : ', facts.objectFr], { after: 3 })
  if (facts.objectAr) kit.text(['الموضوع: ', facts.objectAr], { direction: 'rtl', after: 3 })
  kit.text(['Séance publique du ', isolate(facts.opening), ', ', facts.place, '.'], { after: 8 })
  kit.heading('Commission')
  kit.table(
    {
      columns: [
        { title: 'Membre', share: 2, value: (member) => member.name },
        { title: 'Qualité', share: 2, value: (member) => member.role },
      ],
    },
    facts.commission
  )
  kit.heading('Offres')
  kit.table(
    {
      columns: [
        { title: 'Concurrent', share: 2.2, value: (bid) => bid.bidder },
        { title: 'Montant lu HT', share: 1.5, align: 'end', value: (bid) => bid.stated.format() },
        {
          title: 'Montant corrigé HT',
          share: 1.5,
          align: 'end',
          value: (bid) => bid.corrected.format(),
        },
        { title: 'Décision', share: 2.4, value: (bid) => bid.outcome },
      ],
    },
    facts.bids
  )
  drawCorrections(kit, facts)
  drawReference(kit, facts)
  if (facts.verification) kit.verification(facts.verification)
  kit.signatures(
    ...facts.commission.slice(0, 4).map((member) => ({ capacity: member.role, name: member.name }))
  )
  kit.text(['Fait à Casablanca, le ', isolate(formatCivilDate(facts.on)), '.'])
}

function drawCorrections(kit: PdfKit, facts: TenderMinutesFacts): void {
  kit.heading('Corrections arithmétiques')
  if (facts.corrections.length === 0) {
    kit.text('Néant : tous les totaux sont exacts.', { after: 8 })
    return
  }
  kit.table(
    {
      columns: [
        { title: 'Concurrent', share: 2, value: (item) => item.bidder },
        { title: 'Prix', share: 2.4, value: (item) => item.line },
        { title: 'Total lu', share: 1.3, align: 'end', value: (item) => item.stated.format() },
        {
          title: 'Total corrigé',
          share: 1.3,
          align: 'end',
          value: (item) => item.corrected.format(),
        },
      ],
    },
    facts.corrections
  )
}

function drawReference(kit: PdfKit, facts: TenderMinutesFacts): void {
  kit.heading('Prix de référence')
  kit.computation({
    lines: [
      { label: 'Estimation (E)', amount: facts.estimate.format() },
      {
        label: 'Offres retenues',
        calculation: `de ${facts.lowBound.format()} à ${facts.highBound.format()}`,
        reference: 'décret 2-22-431, art. 44',
      },
      ...(facts.mean
        ? [{ label: 'Moyenne des offres retenues (M)', amount: facts.mean.format() }]
        : []),
    ],
    total: {
      label: 'P = (E + M) ÷ 2',
      amount: facts.referencePrice?.format() ?? 'sans objet',
    },
  })
  kit.table(
    {
      columns: [
        { title: 'Rang', share: 0.6, value: (entry) => String(entry.rank) },
        { title: 'Concurrent', share: 2.4, value: (entry) => entry.bidder },
        { title: 'Montant HT', share: 1.6, align: 'end', value: (entry) => entry.amount.format() },
        {
          title: 'Écart à E, %',
          share: 1,
          align: 'end',
          value: (entry) => isolate(entry.gapToEstimate),
        },
        {
          title: 'Écart à P, %',
          share: 1,
          align: 'end',
          value: (entry) => isolate(entry.gapToReference),
        },
      ],
    },
    facts.ranking
  )
  if (!facts.award) {
    kit.text(
      'Aucune offre n’étant retenue, la commission déclare l’appel d’offres infructueux (art. 45).',
      { after: 8 }
    )
    return
  }
  kit.text(
    [
      'La commission propose d’attribuer le marché à ',
      facts.award.bidder,
      ', dont l’offre est la plus élevée parmi celles qui ne dépassent pas le prix de référence ou, à défaut, la plus proche au-dessus, sous réserve des pièces demandées.',
    ],
    { after: 6 }
  )
  kit.amountInWords({ amount: facts.award.amount })
}
