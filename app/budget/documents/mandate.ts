import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import { ribGroups } from '#values/identifiers'
import type { PdfKit } from '#documents/pdf/kit'
import type { Verification } from '#documents/actions/register_official_documents'
import { paperWords } from '#documents/paper_words'
import { isolate, isolateName } from '#documents/text/inline'

export interface MandateFacts {
  number: string
  slip: string
  on: CivilDate
  year: number
  line: { code: string; label: string }
  commitment: string
  creditor: { name: string; ice: string | null; rib: string }
  object: string
  vouchers: string
  serviceDoneOn: CivilDate
  dueOn: CivilDate
  gross: Money
  deductions: { label: string; amount: Money }[]
  net: Money
  issuedBy: string
  verification: Verification | null
}

/** Mandat de paiement: exercise, slip, creditor with account, gross, each withholding, net, vouchers. */
export function drawMandate(kit: PdfKit, facts: MandateFacts): void {
  const t = paperWords(kit.language, 'budget.papers')
  const field = paperWords(kit.language, 'budget.fields')
  kit.letterhead({
    service: [{ fr: 'Division financière · Ordonnancement', ar: 'قسم المالية · الأمر بالصرف' }],
  })
  kit.title({
    fr: 'Mandat de paiement',
    ar: 'حوالة الأداء',
    subtitle: {
      fr: ['N° ', isolate(facts.number), ` · exercice ${facts.year}`],
      ar: ['رقم ', isolate(facts.number), ` · السنة المالية ${facts.year}`],
    },
  })
  kit.panels([
    {
      title: { fr: 'Imputation', ar: 'الإدراج في الميزانية' },
      lines: [
        { label: t('code'), value: isolate(facts.line.code) },
        facts.line.label,
        { label: t('commitment'), value: isolate(facts.commitment) },
        ...(facts.slip ? [{ label: field('slip'), value: isolate(facts.slip) }] : []),
      ],
    },
    {
      title: { fr: 'Créancier', ar: 'الدائن' },
      lines: [
        isolateName(facts.creditor.name),
        ...(facts.creditor.ice ? [{ label: 'ICE', value: isolate(facts.creditor.ice) }] : []),
        {
          label: t('rib'),
          value: isolate(ribGroups(facts.creditor.rib)),
        },
      ],
    },
  ])
  kit.text(t('object', { object: isolateName(facts.object) }), { after: 3 })
  kit.text(t('vouchers', { vouchers: isolate(facts.vouchers) }), { after: 3 })
  kit.text(
    t('clock', {
      on: isolate(formatCivilDate(facts.serviceDoneOn)),
      due: isolate(formatCivilDate(facts.dueOn)),
    }),
    { after: 8 }
  )
  kit.computation({
    lines: [
      { label: t('gross'), amount: facts.gross.format() },
      ...facts.deductions.map((deduction) => ({
        label: deduction.label,
        amount: isolate(deduction.amount.negated().format()),
      })),
    ],
    total: { label: t('net'), amount: facts.net.format() },
  })
  kit.amountInWords({ amount: facts.net })
  const { verification } = facts
  if (verification) kit.verification(verification)
  kit.signatures(
    { capacity: t('authoriser'), name: isolateName(facts.issuedBy), date: facts.on },
    { capacity: t('good_to_pay') }
  )
}
