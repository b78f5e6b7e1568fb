import { DateTime } from 'luxon'
import { Money } from '#values/money'
import { ZONE } from '#platform/clock'
import { addressOf } from '#documents/actions/register_official_documents'
import { paperWords } from '#documents/paper_words'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import type { ReceiptLine, ReceiptRecord } from '#tax/cash/queries/receipt'

const money = (minor: number) => Money.ofMinor(minor)

/** The quittance: number without a gap, payer, debts paid with their detail, means, words, cashier, verification. */
export function drawReceipt(kit: PdfKit, receipt: ReceiptRecord): void {
  const t = paperWords(kit.language, 'cash.papers')
  const amount = money(receipt.amount_minor)
  kit.letterhead({ service: [{ fr: receipt.till_fr, ar: receipt.till_ar }] })
  kit.title({
    fr: 'Quittance',
    ar: 'وصل',
    subtitle: {
      fr: `Régie ${receipt.till_code} · n° ${receipt.number}`,
      ar: ['الشساعة ', isolate(receipt.till_code), ' · رقم ', isolate(receipt.number)],
    },
  })
  drawParties(kit, receipt)
  kit.table(
    {
      size: 8.4,
      columns: [
        {
          title: t('notice'),
          share: 84,
          value: (line: ReceiptLine) => isolate(line.notice ?? '—'),
        },
        {
          title: t('tax'),
          share: 106,
          value: (line: ReceiptLine) =>
            isolate(`${line.tax.toUpperCase()} ${line.year} · ${line.land_title ?? ''}`),
        },
        { title: t('fees'), share: 50, amount: (line: ReceiptLine) => money(line.fee_minor) },
        {
          title: t('penalties'),
          share: 66,
          amount: (line: ReceiptLine) => money(line.sanction_minor).plus(money(line.late_minor)),
        },
        {
          title: t('principal'),
          share: 68,
          amount: (line: ReceiptLine) => money(line.principal_minor),
        },
        {
          title: t('paid'),
          share: 70,
          amount: (line: ReceiptLine) =>
            Money.sum(
              [line.fee_minor, line.sanction_minor, line.late_minor, line.principal_minor].map(
                money
              )
            ),
        },
        { title: t('left'), share: 64, amount: (line: ReceiptLine) => money(line.left_minor) },
      ],
      total: true,
    },
    receipt.lines
  )
  kit.amountInWords({ amount })
  kit.columns([
    (side) => {
      const cashier = (kit.language === 'ar' && receipt.cashier_ar) || receipt.cashier
      side.text([t('cashier'), bold(isolateName(cashier))])
      if (receipt.tendered_minor !== null && receipt.tendered_minor > receipt.amount_minor) {
        const tendered = money(receipt.tendered_minor)
        side.text(
          t('change', {
            tendered: isolate(tendered.format()),
            change: isolate(tendered.minus(amount).format()),
          })
        )
      }
      if (receipt.means === 'cheque') side.text(t('cheque'))
    },
    (side) =>
      side.verification({
        address: addressOf(receipt.verification_code),
        fingerprint: receipt.fingerprint,
      }),
  ])
  kit.signatures({ capacity: t('capacity'), date: receipt.paid_on })
}

function drawParties(kit: PdfKit, receipt: ReceiptRecord): void {
  const t = paperWords(kit.language, 'cash.papers')
  const means = paperWords(kit.language, 'cash.means')(receipt.means)
  const arabic = kit.language === 'ar'
  const colon = arabic ? ':' : ' :'
  const { payer_name: name, payer_name_ar: nameAr } = receipt
  const names = (arabic ? [nameAr, name] : [name, nameAr]).filter(
    (given, index, all): given is string => Boolean(given) && all.indexOf(given) === index
  )
  kit.panels([
    {
      title: { fr: 'Quittance', ar: 'الوصل' },
      lines: [
        [`${t('number')} `, bold(isolate(receipt.number))],
        t('taken_at', { at: isolate(instant(receipt.paid_at)) }),
        [
          `${t('means')}${colon} ${means}`,
          receipt.means_reference
            ? ` ${t('reference', { number: isolate(receipt.means_reference) })}`
            : '',
        ].join(''),
        ...(receipt.means_bank ? [isolateName(receipt.means_bank)] : []),
        `${t('budget_line')}${colon} ${receipt.budget_line[arabic ? 'ar' : 'fr']}`,
      ],
    },
    {
      title: { fr: 'Partie versante', ar: 'الدافع' },
      lines: [
        ...names.map((given) => bold(isolateName(given))),
        ...receipt.payer_identifiers.map(({ kind, value }) => ({
          label: kind.toUpperCase(),
          value: isolate(value),
        })),
        ...(receipt.payer_address ? [isolateName(receipt.payer_address)] : []),
      ],
    },
  ])
}

function instant(at: Date): string {
  return DateTime.fromJSDate(new Date(at)).setZone(ZONE).toFormat('dd/MM/yyyy HH:mm')
}
