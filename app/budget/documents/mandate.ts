import { formatCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import type { Verification } from '#documents/actions/register_official_documents'
import { isolate } from '#documents/text/inline'

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
  deductions: { fr: string; amount: Money }[]
  net: Money
  issuedBy: string
  verification: Verification | null
}

/** Mandat de paiement: exercise, slip, creditor with account, gross, each withholding, net, vouchers. */
export function drawMandate(kit: PdfKit, facts: MandateFacts): void {
  kit.letterhead({
    service: [{ fr: 'Division financière · Ordonnancement', ar: 'قسم المالية · الأمر بالصرف' }],
  })
  kit.title({
    fr: 'Mandat de paiement',
    ar: 'حوالة الأداء',
    subtitle: {
      fr: [
        'N° ',
        isolate(facts.number),
        ' · bordereau ',
        isolate(facts.slip),
        ` · exercice ${facts.year}`,
      ],
      ar: ['رقم ', isolate(facts.number), ' · ورقة الإرسال ', isolate(facts.slip)],
    },
  })
  kit.panels([
    {
      title: { fr: 'Imputation', ar: 'الإدراج في الميزانية' },
      lines: [
        { label: 'Code', value: isolate(facts.line.code) },
        facts.line.label,
        { label: 'Engagement', value: isolate(facts.commitment) },
      ],
    },
    {
      title: { fr: 'Créancier', ar: 'الدائن' },
      lines: [
        facts.creditor.name,
        ...(facts.creditor.ice ? [{ label: 'ICE', value: isolate(facts.creditor.ice) }] : []),
        {
          label: 'RIB',
          value: isolate(facts.creditor.rib.replace(/^(.{3})(.{3})(.{16})(.{2})$/, '$1 $2 $3 $4')),
        },
      ],
    },
  ])
  kit.text(['Objet : ', facts.object], { after: 3 })
  kit.text(['Pièces justificatives : ', facts.vouchers], { after: 3 })
  kit.text(
    [
      'Service fait le ',
      isolate(formatCivilDate(facts.serviceDoneOn)),
      ', à payer avant le ',
      isolate(formatCivilDate(facts.dueOn)),
      '.',
    ],
    { after: 8 }
  )
  kit.computation({
    lines: [
      { label: 'Montant brut TTC', amount: facts.gross.format() },
      ...facts.deductions.map((deduction) => ({
        label: deduction.fr,
        amount: deduction.amount.negated().format(),
      })),
    ],
    total: { label: 'Net à payer', amount: facts.net.format() },
  })
  kit.amountInWords({ amount: facts.net })
  const { verification } = facts
  if (verification) kit.verification(verification)
  kit.signatures(
    { capacity: 'L’ordonnateur', name: facts.issuedBy, date: facts.on },
    { capacity: 'Le receveur communal : vu, bon à payer' }
  )
}
