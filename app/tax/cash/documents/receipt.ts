import { DateTime } from 'luxon'
import { Money } from '#values/money'
import { ZONE } from '#platform/clock'
import { addressOf } from '#documents/actions/register_official_documents'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolateName } from '#documents/text/inline'
import type { ReceiptLine, ReceiptRecord } from '#tax/cash/queries/receipt'

const MEANS: Record<string, { fr: string; ar: string }> = {
  cash: { fr: 'espèces', ar: 'نقدا' },
  cheque: { fr: 'chèque', ar: 'شيك' },
  card: { fr: 'carte bancaire', ar: 'بطاقة بنكية' },
  transfer: { fr: 'virement', ar: 'تحويل' },
}

const money = (minor: number) => Money.ofMinor(minor)

/** The quittance: number without a gap, payer, debts paid with their detail, means, words, cashier, verification. */
export function drawReceipt(kit: PdfKit, receipt: ReceiptRecord): void {
  const amount = money(receipt.amount_minor)
  const means = MEANS[receipt.means]
  kit.letterhead({ service: [{ fr: receipt.till_fr, ar: receipt.till_ar }] })
  kit.title({
    fr: 'Quittance',
    ar: 'وصل',
    subtitle: {
      fr: `Régie ${receipt.till_code} · n° ${receipt.number}`,
      ar: `الشساعة ${receipt.till_code}`,
    },
  })
  kit.panels([
    {
      title: { fr: 'Quittance', ar: 'الوصل' },
      lines: [
        ['N° ', bold(receipt.number)],
        `Encaissée le ${instant(receipt.paid_at)}`,
        [
          `Moyen : ${means.fr} (${means.ar})`,
          receipt.means_reference ? ` n° ${receipt.means_reference}` : '',
          receipt.means_bank ? ` · ${receipt.means_bank}` : '',
        ].join(''),
      ],
    },
    {
      title: { fr: 'Partie versante', ar: 'الدافع' },
      lines: [
        bold(
          receipt.payer_name_ar
            ? `${isolateName(receipt.payer_name)} · ${receipt.payer_name_ar}`
            : receipt.payer_name
        ),
      ],
    },
  ])
  kit.table(
    {
      columns: [
        { title: 'Avis · الإعلام', share: 20, value: (line: ReceiptLine) => line.notice ?? '—' },
        {
          title: 'Taxe · الرسم',
          share: 18,
          value: (line: ReceiptLine) =>
            `${line.tax.toUpperCase()} ${line.year} · ${line.land_title ?? ''}`,
        },
        {
          title: 'Frais · المصاريف',
          share: 11,
          amount: (line: ReceiptLine) => money(line.fee_minor),
        },
        {
          title: 'Pénalités · الذعائر',
          share: 14,
          amount: (line: ReceiptLine) => money(line.sanction_minor).plus(money(line.late_minor)),
        },
        {
          title: 'Principal · الأصل',
          share: 15,
          amount: (line: ReceiptLine) => money(line.principal_minor),
        },
        {
          title: 'Payé · المؤدى',
          share: 15,
          amount: (line: ReceiptLine) =>
            Money.sum(
              [line.fee_minor, line.sanction_minor, line.late_minor, line.principal_minor].map(
                money
              )
            ),
        },
        {
          title: 'Reste dû · الباقي',
          share: 14,
          amount: (line: ReceiptLine) => money(line.left_minor),
        },
      ],
      total: true,
    },
    receipt.lines
  )
  kit.amountInWords({ amount })
  kit.columns([
    (left) => {
      left.text(['Le régisseur : ', bold(receipt.cashier)])
      if (receipt.tendered_minor !== null && receipt.tendered_minor > receipt.amount_minor) {
        left.text(
          `Reçu ${money(receipt.tendered_minor).format()} DH, rendu ${money(receipt.tendered_minor - receipt.amount_minor).format()} DH`
        )
      }
      if (receipt.means === 'cheque') left.text('Sous réserve d’encaissement du chèque.')
    },
    (right) =>
      right.verification({
        address: addressOf(receipt.verification_code),
        fingerprint: receipt.fingerprint,
      }),
  ])
  kit.signatures({ capacity: 'Le régisseur de recettes', date: receipt.paid_on })
}

function instant(at: Date): string {
  return DateTime.fromJSDate(new Date(at)).setZone(ZONE).toFormat('dd/MM/yyyy à HH:mm')
}
