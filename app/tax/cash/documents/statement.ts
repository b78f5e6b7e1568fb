import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolateName } from '#documents/text/inline'
import type { Account, AccountDebt, AccountPayment } from '#tax/cash/queries/account'

/** The account of a taxpayer at a day: each debt with what is owed of it, then the payments. */
export function drawStatement(kit: PdfKit, account: Account): void {
  kit.letterhead({ service: [{ fr: 'Service du recouvrement', ar: 'مصلحة التحصيل' }] })
  kit.title({
    fr: 'Relevé de compte',
    ar: 'كشف حساب',
    subtitle: {
      fr: `Situation au ${formatCivilDate(account.on)}`,
      ar: `الوضعية بتاريخ ${formatCivilDate(account.on)}`,
    },
  })
  kit.panels([payerPanel(account)])
  kit.table(
    {
      columns: [
        { title: 'Avis', share: 21, value: (debt: AccountDebt) => debt.notice ?? '—' },
        {
          title: 'Objet',
          share: 20,
          value: (debt: AccountDebt) =>
            `${debt.tax.toUpperCase()} ${debt.year} · ${debt.land_title ?? ''}`,
        },
        {
          title: 'Échéance',
          share: 19,
          value: (debt: AccountDebt) => formatCivilDate(debt.payment_last_on),
        },
        { title: 'Payé', share: 16, amount: (debt: AccountDebt) => debt.position.value.paid },
        {
          title: 'Principal',
          share: 16,
          amount: (debt: AccountDebt) => owed(debt, debt.position.value.principal),
        },
        {
          title: 'Pénalités',
          share: 15,
          amount: (debt: AccountDebt) =>
            owed(debt, debt.position.value.penalties.plus(debt.position.value.fees)),
        },
        {
          title: 'Dû',
          share: 16,
          amount: (debt: AccountDebt) => owed(debt, debt.position.value.total),
        },
      ],
      carried: true,
      total: true,
    },
    account.debts
  )
  kit.amountInWords({ amount: account.due })
  if (account.payments.length) {
    kit.heading('Paiements')
    kit.table(
      {
        columns: [
          { title: 'Quittance', share: 26, value: (payment: AccountPayment) => payment.number },
          {
            title: 'Date',
            share: 16,
            value: (payment: AccountPayment) => formatCivilDate(payment.paid_on),
          },
          { title: 'Moyen', share: 16, value: (payment: AccountPayment) => MEANS[payment.means] },
          {
            title: '',
            share: 20,
            value: (payment: AccountPayment) => (payment.taken_back ? 'annulée' : ''),
          },
          {
            title: 'Montant',
            share: 18,
            amount: (payment: AccountPayment) =>
              payment.taken_back ? Money.zero : Money.ofMinor(payment.amount_minor),
          },
        ],
        carried: true,
        total: true,
      },
      account.payments
    )
  }
}

/** That nothing is due from a taxpayer at a day. */
export function drawPaymentCertificate(
  kit: PdfKit,
  certificate: { account: Account; number: string; address: string; fingerprint: string }
): void {
  const { account } = certificate
  kit.letterhead({ service: [{ fr: 'Service du recouvrement', ar: 'مصلحة التحصيل' }] })
  kit.title({
    fr: 'Attestation de paiement',
    ar: 'شهادة الأداء',
    subtitle: { fr: `n° ${certificate.number}`, ar: `رقم ${certificate.number}` },
  })
  kit.panels([payerPanel(account)])
  kit.text(
    `Le soussigné atteste que la partie désignée ci-dessus ne doit, au ${formatCivilDate(account.on)}, aucune somme exigible au titre de la taxe sur les terrains urbains non bâtis.`,
    { after: 10 }
  )
  kit.text(
    `يشهد الموقع أسفله أن الطرف المذكور أعلاه ليس مدينا، إلى غاية ${formatCivilDate(account.on)}، بأي مبلغ مستحق برسم الأراضي الحضرية غير المبنية.`,
    { after: 10 }
  )
  kit.table(
    {
      columns: [
        { title: 'Avis', share: 24, value: (debt: AccountDebt) => debt.notice ?? '—' },
        { title: 'Exercice', share: 14, value: (debt: AccountDebt) => String(debt.year) },
        { title: 'Titre foncier', share: 20, value: (debt: AccountDebt) => debt.land_title ?? '—' },
        { title: 'Payé', share: 20, amount: (debt: AccountDebt) => debt.position.value.paid },
      ],
      total: true,
    },
    account.debts
  )
  kit.columns([
    (left) =>
      left.text('Délivrée à la demande de l’intéressé pour servir et valoir ce que de droit.'),
    (right) =>
      right.verification({ address: certificate.address, fingerprint: certificate.fingerprint }),
  ])
  kit.signatures({ capacity: 'Le régisseur de recettes', date: account.on })
}

const MEANS: Record<string, string> = {
  cash: 'espèces',
  cheque: 'chèque',
  card: 'carte',
  transfer: 'virement',
}

function payerPanel(account: Account) {
  const { party } = account
  return {
    title: { fr: 'Redevable', ar: 'الملزم' },
    lines: [
      bold(party.nameAr ? `${isolateName(party.nameFr)} · ${party.nameAr}` : party.nameFr),
      ...Object.entries(party.identifiers).map(([kind, value]) => `${kind.toUpperCase()} ${value}`),
      ...(party.address ? [party.address] : []),
    ],
  }
}

function owed(debt: AccountDebt, amount: Money): Money {
  return debt.open ? amount : Money.zero
}
