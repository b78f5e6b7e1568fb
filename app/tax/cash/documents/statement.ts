import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import { paperWords } from '#documents/paper_words'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import type { Account, AccountDebt, AccountPayment } from '#tax/cash/queries/account'
import type { DebtPosition } from '#tax/rules/debt_position'

/** What the papers of an account say of a debt. */
export interface PaperDebt extends Omit<AccountDebt, 'position'> {
  position: {
    value: Pick<DebtPosition, 'paid' | 'principal' | 'penalties' | 'fees' | 'total'>
  }
}
export interface PaperAccount extends Omit<Account, 'debts'> {
  debts: PaperDebt[]
}

const SERVICE = [{ fr: 'Service du recouvrement', ar: 'مصلحة التحصيل' }]

/** A heading does not stand alone at the foot of a page. */
const ROOM_FOR_PAYMENTS = 100

/** The account of a taxpayer at a day: each debt with what is owed of it, then the payments. */
export function drawStatement(kit: PdfKit, account: PaperAccount): void {
  const t = paperWords(kit.language, 'cash.papers')
  const on = formatCivilDate(account.on)
  kit.letterhead({ service: SERVICE })
  kit.title({
    fr: 'Relevé de compte',
    ar: 'كشف حساب',
    subtitle: { fr: `Situation au ${on}`, ar: `الوضعية بتاريخ ${isolate(on)}` },
  })
  kit.panels([payerPanel(account, kit.language)])
  kit.table(
    {
      size: 8,
      columns: [
        {
          title: t('notice'),
          share: 82,
          value: (debt: PaperDebt) => isolate(debt.notice ?? '—'),
        },
        {
          title: t('object'),
          share: 102,
          value: (debt: PaperDebt) =>
            isolate(`${debt.tax.toUpperCase()} ${debt.year} · ${debt.land_title ?? ''}`),
        },
        {
          title: t('last_day'),
          share: 60,
          value: (debt: PaperDebt) => isolate(formatCivilDate(debt.payment_last_on)),
        },
        { title: t('paid'), share: 66, amount: (debt: PaperDebt) => debt.position.value.paid },
        {
          title: t('principal'),
          share: 66,
          amount: (debt: PaperDebt) => owed(debt, debt.position.value.principal),
        },
        {
          title: t('penalties'),
          share: 66,
          amount: (debt: PaperDebt) =>
            owed(debt, debt.position.value.penalties.plus(debt.position.value.fees)),
        },
        {
          title: t('due'),
          share: 70,
          amount: (debt: PaperDebt) => owed(debt, debt.position.value.total),
        },
      ],
      carried: true,
      total: true,
    },
    account.debts
  )
  kit.amountInWords({ amount: account.due })
  if (account.payments.length) drawPayments(kit, account.payments)
}

function drawPayments(kit: PdfKit, payments: readonly AccountPayment[]): void {
  const t = paperWords(kit.language, 'cash.papers')
  const means = paperWords(kit.language, 'cash.means')
  kit.ensure(ROOM_FOR_PAYMENTS)
  kit.heading(t('payments'))
  kit.table(
    {
      size: 8.6,
      columns: [
        {
          title: t('receipt'),
          share: 36,
          value: (payment: AccountPayment) =>
            `${isolate(payment.number)}${payment.taken_back ? ` · ${t('cancelled')}` : ''}`,
        },
        {
          title: t('date'),
          share: 16,
          value: (payment: AccountPayment) => isolate(formatCivilDate(payment.paid_on)),
        },
        {
          title: t('means'),
          share: 16,
          value: (payment: AccountPayment) => means(payment.means),
        },
        {
          title: t('amount'),
          share: 18,
          amount: (payment: AccountPayment) =>
            payment.taken_back ? Money.zero : Money.ofMinor(payment.amount_minor),
        },
      ],
      carried: true,
      total: true,
    },
    payments
  )
}

/** That nothing is due from a taxpayer at a day. */
export function drawPaymentCertificate(
  kit: PdfKit,
  certificate: { account: PaperAccount; number: string; address: string; fingerprint: string }
): void {
  const { account } = certificate
  const t = paperWords(kit.language, 'cash.papers')
  kit.letterhead({ service: SERVICE })
  kit.title({
    fr: 'Attestation de paiement',
    ar: 'شهادة الأداء',
    subtitle: { fr: `N° ${certificate.number}`, ar: `رقم ${isolate(certificate.number)}` },
  })
  kit.panels([payerPanel(account, kit.language)])
  const on = isolate(formatCivilDate(account.on))
  kit.text(paperWords('fr', 'cash.papers')('certified', { on }), { direction: 'ltr', after: 8 })
  kit.text(paperWords('ar', 'cash.papers')('certified', { on }), { direction: 'rtl', after: 12 })
  kit.table(
    {
      columns: [
        {
          title: t('notice'),
          share: 24,
          value: (debt: PaperDebt) => isolate(debt.notice ?? '—'),
        },
        { title: t('year'), share: 14, value: (debt: PaperDebt) => String(debt.year) },
        {
          title: t('land_title'),
          share: 20,
          value: (debt: PaperDebt) => isolate(debt.land_title ?? '—'),
        },
        { title: t('paid'), share: 20, amount: (debt: PaperDebt) => debt.position.value.paid },
      ],
      total: true,
    },
    account.debts
  )
  kit.columns([
    (side) => side.text(t('for_use')),
    (side) =>
      side.verification({ address: certificate.address, fingerprint: certificate.fingerprint }),
  ])
  kit.signatures({ capacity: t('capacity'), date: account.on })
}

function payerPanel({ party }: PaperAccount, language: string) {
  const both = [...new Set([party.nameFr, party.nameAr || party.nameFr])]
  const names = language === 'ar' ? both.toReversed() : both
  return {
    title: { fr: 'Redevable', ar: 'الملزم' },
    lines: [
      ...names.map((name) => bold(isolateName(name))),
      ...Object.entries(party.identifiers).map(([kind, value]) => ({
        label: kind.toUpperCase(),
        value: isolate(String(value)),
      })),
      ...(party.address ? [isolateName(party.address)] : []),
    ],
  }
}

function owed(debt: PaperDebt, amount: Money): Money {
  return debt.open ? amount : Money.zero
}
