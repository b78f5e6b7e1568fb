import { Money } from '#values/money'
import { definePreview } from '#documents/previews'
import { officeMonth } from '#tax/cash/documents/office_sample'
import { drawOfficeStatement } from '#tax/cash/documents/office_statement'
import { drawReceipt } from '#tax/cash/documents/receipt'
import { drawPaymentCertificate, drawStatement } from '#tax/cash/documents/statement'
import type { PaperAccount, PaperDebt } from '#tax/cash/documents/statement'
import type { ReceiptLine, ReceiptRecord } from '#tax/cash/queries/receipt'

const NAMES = { fr: 'français', ar: 'arabe' }
const FINGERPRINT = `4f1c${'0'.repeat(56)}e09a`
const PAYER = {
  nameFr: 'Société immobilière des Roches Noires et de Aïn-Sebaâ SARL AU',
  nameAr: 'الشركة العقارية للصخور السوداء وعين السبع',
  address: '1284 boulevard Abou Baker El Kadiri, résidence Al Banafsaj, Casablanca',
}

const lines: ReceiptLine[] = [2024, 2025, 2026].map((year) => ({
  notice: `AV-${year}-0104419`,
  land_title: '196628/33',
  tax: 'tnb',
  year,
  fee_minor: year === 2024 ? 30_000 : 0,
  sanction_minor: 2_390_850,
  late_minor: 3_028_410,
  principal_minor: 15_939_000,
  left_minor: year === 2026 ? 1_250_005 : 0,
}))

const amount = lines.reduce(
  (sum, line) =>
    sum + line.fee_minor + line.sanction_minor + line.late_minor + line.principal_minor,
  0
)

const receipt: ReceiptRecord = {
  id: 1,
  number: 'Q-R16-2026-104419',
  payment_id: 1,
  verification_code: '7KQ2-M9XD',
  fingerprint: FINGERPRINT,
  issued_at: new Date('2026-11-24T09:30:00Z'),
  till_code: 'R16',
  till_fr: 'Régie de Asoukhour Assawda',
  till_ar: 'شساعة الصخور السوداء',
  payer_name: PAYER.nameFr,
  payer_name_ar: PAYER.nameAr,
  payer_identifiers: [
    { kind: 'ice', value: '001561191000066' },
    { kind: 'if', value: '47689392' },
  ],
  payer_address: PAYER.address,
  budget_line: {
    fr: 'Taxe sur les terrains urbains non bâtis',
    ar: 'الرسم على الأراضي الحضرية غير المبنية',
  },
  party_id: 1,
  means: 'cheque',
  means_reference: '7781204',
  means_bank: 'Attijariwafa bank, agence Aïn-Sebaâ',
  amount_minor: amount,
  tendered_minor: null,
  paid_on: '2026-11-24',
  paid_at: new Date('2026-11-24T09:30:00Z'),
  cashier: 'Hanane Naciri',
  cashier_ar: 'حنان الناصيري',
  explanation: '{"steps":[]}',
  taken_back: null,
  prints: 0,
  lines,
}

function account(open: boolean): PaperAccount {
  const debts = Array.from({ length: 28 }, (_, index) => debtOf(1999 + index, open))
  return {
    party: {
      id: 1,
      kind: 'organisation',
      ...PAYER,
      birthOn: null,
      roles: ['taxpayer'],
      identifiers: { ice: '001561191000066', if: '47689392' },
    },
    on: '2026-11-24',
    debts,
    due: Money.sum(debts.filter((debt) => debt.open).map((debt) => debt.position.value.total)),
    paid: Money.sum(debts.map((debt) => debt.position.value.paid)),
    payments: Array.from({ length: 6 }, (_, index) => ({
      id: index,
      receipt_id: index,
      number: `Q-R16-2026-${String(index + 1).padStart(6, '0')}`,
      paid_on: '2026-02-27',
      paid_at: new Date('2026-02-27T09:30:00Z'),
      means: (['cash', 'cheque', 'card', 'transfer'] as const)[index % 4],
      amount_minor: 1_550_005,
      taken_back: index === 2 ? 9 : null,
    })),
  }
}

function debtOf(year: number, open: boolean): PaperDebt {
  const principal = Money.ofMinor(15_939_000)
  const penalties = Money.ofMinor(5_419_260)
  const paid = open && year > 2020 ? Money.zero : principal
  return {
    id: year,
    notice: `AV-${year}-0104419`,
    notice_id: year,
    tax: 'tnb',
    year,
    plot_id: 1,
    land_title: '196628/33',
    state: open && year > 2020 ? 'due' : 'settled',
    suspended: 0,
    party_id: 1,
    arrondissement_id: 1,
    payment_last_on: `${year}-02-28`,
    open: open && year > 2020,
    position: {
      value: { principal, penalties, fees: Money.zero, total: principal.plus(penalties), paid },
    },
  }
}

/** The papers of the cash office in both directions, with long names and long columns. */
export const cashPreviews = (['fr', 'ar'] as const).flatMap((language) => [
  definePreview({
    key: `cash.receipt.${language}`,
    title: `Quittance (${NAMES[language]})`,
    options: { language, date: receipt.paid_on, number: receipt.number },
    facts: receipt,
    draw: drawReceipt,
  }),
  definePreview({
    key: `cash.office_statement.${language}`,
    title: `État mensuel de la régie (${NAMES[language]})`,
    options: { language, date: officeMonth.to, number: officeMonth.till.code },
    facts: officeMonth,
    draw: drawOfficeStatement,
  }),
  definePreview({
    key: `cash.statement.${language}`,
    title: `Relevé de compte (${NAMES[language]})`,
    options: { language, date: '2026-11-24' },
    facts: account(true),
    draw: drawStatement,
  }),
  definePreview({
    key: `cash.certificate.${language}`,
    title: `Attestation de paiement (${NAMES[language]})`,
    options: { language, date: '2026-11-24', number: 'ATP-2026-00001' },
    facts: {
      account: account(false),
      number: 'ATP-2026-00001',
      address: 'https://idara.exemple.ma/v/7KQ2-M9XD',
      fingerprint: FINGERPRINT,
    },
    draw: drawPaymentCertificate,
  }),
])
