import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import { Money } from '#values/money'

/** A notice with every block a tax document has; its figures are invented. */
export function drawSampleNotice(kit: PdfKit, number: string): void {
  const total = Money.ofMinor(939_000)
  kit.letterhead({ service: [{ fr: 'Service de l’assiette fiscale', ar: 'مصلحة الوعاء الجبائي' }] })
  kit.title({
    fr: 'Avis d’imposition',
    ar: 'إعلام ضريبي',
    subtitle: {
      fr: 'Taxe sur les terrains urbains non bâtis, exercice 2026',
      ar: 'الرسم على الأراضي الحضرية غير المبنية (2026)',
    },
  })
  kit.panels(
    [
      {
        title: { fr: 'Avis', ar: 'الإعلام' },
        lines: [['N° ', bold(number)], 'Rôle 2026/01 · article 104\u202f419', 'Émis le 05/01/2026'],
      },
      {
        title: { fr: 'Redevable', ar: 'الملزم' },
        lines: [
          bold(`${isolateName('Benjelloun Mohamed')} · بنجلون محمد`),
          'CIN BE123421',
          '18 Bd Oued Tensift, Aïn Chock, Casablanca',
        ],
      },
    ],
    [
      {
        title: { fr: 'Terrain', ar: 'العقار' },
        lines: [
          [
            'Titre foncier ',
            bold('88120/C'),
            ' · 120 route de Bouskoura, arrondissement Aïn-Chock (عين الشق) · zone équipée · situation au 01/01/2026',
          ],
        ],
      },
    ]
  )
  kit.computation({
    lines: [
      {
        label: 'Superficie 312,4 m², arrondie au mètre',
        calculation: '⌈312,4⌉ = 313 m²',
        reference: 'loi 47-06',
      },
      {
        label: 'Tarif de la zone équipée',
        calculation: '313 × 30,00',
        reference: 'arrêté fiscal du 29/12/2025',
        amount: total.format(),
      },
    ],
    total: { label: 'À payer au plus tard le 28/02/2026', amount: total.format() },
  })
  kit.amountInWords({ amount: total })
  kit.columns([
    (left) => {
      left.text(bold('Où payer'))
      left.text(
        `Régie d’Aïn-Chock, du lundi au vendredi, 8 h 30 à 15 h 30 ; référence ${isolate(number)}.`,
        { after: 12 }
      )
      left.text([
        bold('Après cette date'),
        ', le retard coûte 10 % et 5 % le premier mois, puis 0,5 % par mois ou fraction.',
      ])
    },
    (right) => {
      right.text(bold('Contester'))
      right.text(
        'Réclamation écrite au président du conseil communal dans les six mois qui suivent le délai de paiement.',
        {
          after: 12,
        }
      )
      right.verification({
        address: `https://idara.exemple.ma/v/${number.slice(-4)}-M9XD`,
        fingerprint: '4f1c'.padEnd(60, '0') + 'e09a',
      })
    },
  ])
  kit.signatures({ capacity: 'Le président du conseil communal', date: '2026-01-05' })
}
