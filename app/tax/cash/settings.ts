import { defineSettings } from '#platform/settings/definition'

/** What a receipt says besides the payment. */
export const cashSettings = defineSettings([
  {
    key: 'cash.budget_line',
    type: 'table',
    seeds: [
      {
        validFrom: '2008-01-01',
        value: {
          fr: 'Taxe sur les terrains urbains non bâtis',
          ar: 'الرسم على الأراضي الحضرية غير المبنية',
        },
        reference: 'rubrique du budget de la commune, code à compléter',
      },
    ],
    uncertain: true,
  },
])
