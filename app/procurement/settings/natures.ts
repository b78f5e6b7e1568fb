import { defineSettings } from '#platform/settings/definition'

const row = (
  code: string,
  category: string,
  fr: string,
  ar: string,
  en: string,
  more: object = {}
) => ({
  code,
  category,
  fr,
  ar,
  en,
  listed: false,
  fees: false,
  ...more,
})

const taxed = { listed: true, fees: true }

/**
 * Natures de prestation: what purchases of a year are cumulated by. `listed` services bear the VAT withholding,
 * `fees` the withholding on income.
 */
export const natureSettings = defineSettings([
  {
    key: 'procurement.natures',
    type: 'table',
    uncertain: true,
    seeds: [
      {
        validFrom: '2013-01-01',
        value: [
          row('FB', 'supplies', 'Fournitures de bureau', 'لوازم المكاتب', 'Office supplies'),
          row('MI', 'supplies', 'Matériel informatique', 'العتاد المعلوماتي', 'Computer equipment'),
          row('PE', 'supplies', 'Produits d’entretien', 'مواد التنظيف', 'Cleaning products'),
          row(
            'PR',
            'supplies',
            'Pièces de rechange et pneumatiques',
            'قطع الغيار والعجلات',
            'Spare parts and tyres'
          ),
          row(
            'EP',
            'supplies',
            'Matériel d’éclairage public',
            'معدات الإنارة العمومية',
            'Street lighting equipment'
          ),
          row('MC', 'supplies', 'Matériaux de construction', 'مواد البناء', 'Building materials'),
          row(
            'EV',
            'supplies',
            'Plants et produits d’espaces verts',
            'شتائل ومواد المساحات الخضراء',
            'Plants and green space products'
          ),
          row(
            'HB',
            'supplies',
            'Habillement et protection',
            'الألبسة ومعدات الوقاية',
            'Clothing and protection'
          ),
          row('IM', 'services', 'Impression et reprographie', 'الطباعة والنسخ', 'Printing'),
          row(
            'GD',
            'services',
            'Gardiennage et nettoyage',
            'الحراسة والنظافة',
            'Guarding and cleaning',
            { listed: true }
          ),
          row('FO', 'services', 'Formation', 'التكوين', 'Training', taxed),
          row(
            'ET',
            'studies',
            'Études et assistance technique',
            'الدراسات والمساعدة التقنية',
            'Studies and technical assistance',
            taxed
          ),
          row(
            'TR',
            'works',
            'Travaux d’entretien et de réparation',
            'أشغال الصيانة والإصلاح',
            'Maintenance and repair works'
          ),
        ],
        reference: 'décret 2-22-431, art. 91 et annexe 4 (liste de la commune à confirmer)',
      },
    ],
  },
])
