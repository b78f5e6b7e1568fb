import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import type { Verification } from '#documents/actions/register_official_documents'
import type { PdfKit } from '#documents/pdf/kit'
import { paperWords, type PaperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'
import { PURCHASING } from '#procurement/documents/purchase_order'
import { writtenGap } from '#procurement/rules/offer_ranking'

export interface TenderMinutesFacts {
  reference: string
  objectFr: string
  objectAr: string | null
  on: CivilDate
  opening: string
  place: string
  commission: { name: string; role: string }[]
  /** Members without whom the commission does not sit. */
  quorum: number
  estimate: Money
  lowBound: Money
  highBound: Money
  mean: Money | null
  referencePrice: Money | null
  bids: {
    bidder: string
    stated: Money
    corrected: Money
    outcome: 'kept' | 'too_low' | 'excessive'
    /** Why the commission set it aside, in its own words. */
    reason: string | null
  }[]
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
  const t = paperWords(kit.language, 'procurement.papers')
  kit.letterhead({ service: PURCHASING })
  kit.title({
    fr: 'Procès-verbal d’examen des offres',
    ar: 'محضر فحص العروض',
    subtitle: {
      fr: ['Appel d’offres n° ', isolate(facts.reference)],
      ar: ['طلب العروض رقم ', isolate(facts.reference)],
    },
  })
  kit.text(['Objet : ', facts.objectFr], { direction: 'ltr', after: 3 })
  if (facts.objectAr) kit.text(['الموضوع: ', facts.objectAr], { direction: 'rtl', after: 3 })
  kit.text(t('session', { at: isolate(facts.opening), place: isolateName(facts.place) }), {
    after: 8,
  })
  kit.heading(t('commission'))
  kit.table(
    {
      columns: [
        { title: t('member'), share: 2, value: (member) => isolateName(member.name) },
        { title: t('role'), share: 2, value: (member) => member.role },
      ],
    },
    facts.commission
  )
  const present = facts.commission.length
  kit.text(t(present >= facts.quorum ? 'quorum' : 'no_quorum', { present, quorum: facts.quorum }), {
    after: 6,
  })
  kit.heading(t('bids'))
  kit.table(
    {
      columns: [
        { title: t('bidder'), share: 2.2, value: (bid) => bid.bidder },
        { title: t('stated'), share: 1.5, align: 'number', value: (bid) => bid.stated.format() },
        {
          title: t('corrected'),
          share: 1.5,
          align: 'number',
          value: (bid) => bid.corrected.format(),
        },
        {
          title: t('decision'),
          share: 2.4,
          value: (bid) => bid.reason ?? t(`outcomes.${bid.outcome}`),
        },
      ],
    },
    facts.bids
  )
  drawCorrections(kit, facts, t)
  drawReference(kit, facts, t)
  if (facts.verification) kit.verification(facts.verification)
  kit.text(t('done', { on: isolate(formatCivilDate(facts.on)) }))
  kit.signatures(
    ...facts.commission
      .slice(0, 4)
      .map((member) => ({ capacity: member.role, name: isolateName(member.name) }))
  )
}

function drawCorrections(kit: PdfKit, facts: TenderMinutesFacts, t: PaperWords): void {
  kit.heading(t('corrections'))
  if (facts.corrections.length === 0) {
    kit.text(t('no_corrections'), { after: 8 })
    return
  }
  kit.table(
    {
      columns: [
        { title: t('bidder'), share: 2, value: (item) => item.bidder },
        { title: t('price'), share: 2.4, value: (item) => item.line },
        {
          title: t('stated_total'),
          share: 1.3,
          align: 'number',
          value: (item) => item.stated.format(),
        },
        {
          title: t('corrected_total'),
          share: 1.3,
          align: 'number',
          value: (item) => item.corrected.format(),
        },
      ],
    },
    facts.corrections
  )
}

function drawReference(kit: PdfKit, facts: TenderMinutesFacts, t: PaperWords): void {
  kit.keepTogether(() => {
    kit.heading(t('reference_price'))
    kit.computation({
      lines: [
        { label: t('estimate'), amount: facts.estimate.format() },
        {
          label: t('retained'),
          calculation: t('bounds', {
            low: isolate(facts.lowBound.format()),
            high: isolate(facts.highBound.format()),
          }),
          reference: t('article_44'),
        },
        ...(facts.mean ? [{ label: t('mean'), amount: facts.mean.format() }] : []),
      ],
      total: {
        label: isolate('P = (E + M) ÷ 2'),
        amount: facts.referencePrice?.format() ?? t('not_applicable'),
      },
    })
  })
  if (facts.ranking.length > 0) drawRanking(kit, facts.ranking)
  if (!facts.award) {
    kit.text(t('unsuccessful'), { after: 8 })
    return
  }
  kit.text(t('award', { bidder: isolateName(facts.award.bidder) }), { after: 6 })
  kit.amountInWords({
    amount: facts.award.amount,
    introduction: {
      fr: 'Arrêté hors taxes à la somme de',
      ar: 'حصر هذا المبلغ، دون احتساب الرسوم، في',
    },
  })
}

function drawRanking(kit: PdfKit, ranking: TenderMinutesFacts['ranking']): void {
  const t = paperWords(kit.language, 'procurement.papers')
  kit.table(
    {
      columns: [
        { title: t('rank'), share: 0.6, value: (entry) => String(entry.rank) },
        { title: t('bidder'), share: 2.4, value: (entry) => entry.bidder },
        {
          title: t('amount'),
          share: 1.6,
          align: 'number',
          value: (entry) => entry.amount.format(),
        },
        {
          title: t('gap_estimate'),
          share: 1,
          align: 'number',
          value: (entry) => isolate(writtenGap(entry.gapToEstimate)),
        },
        {
          title: t('gap_reference'),
          share: 1,
          align: 'number',
          value: (entry) => isolate(writtenGap(entry.gapToReference)),
        },
      ],
    },
    ranking
  )
}
