import { Money } from '#values/money'
import { lineAmount } from '#procurement/rules/purchase_amounts'
import type { PurchaseNoticeFacts } from '#procurement/documents/purchase_notice'
import type { PurchaseOrderFacts } from '#procurement/documents/purchase_order'
import type { ReceptionMinutesFacts } from '#procurement/documents/reception_minutes'

type Language = 'fr' | 'ar'

export const VERIFICATION = {
  code: '7KQ2-M9XD',
  address: 'https://idara.exemple.ma/v/7KQ2-M9XD',
  fingerprint: `4f1c${'0'.repeat(56)}e09a`,
}

export const LONG_NAME = {
  fr: 'Société marocaine d’équipement, de maintenance et de fournitures générales du Grand Casablanca',
  ar: 'الشركة المغربية للتجهيز والصيانة والتوريدات العامة للدار البيضاء الكبرى ونواحيها',
}

const ARTICLES = {
  fr: [
    'Papier A4 80 g, rame de 500 feuilles',
    'Câble U1000 R2V 4×16 mm², couronne de 100 m',
    'Désinfectant (bidon de 5 L)',
  ],
  ar: ['ورق A4 وزن 80 غ، رزمة من 500 ورقة', 'كابل U1000 R2V ‏4×16 مم²', 'مطهر (قنينة من 5 لترات)'],
}

const SPECIFICATION = {
  fr: 'conforme à la norme NM 04.1.001, garantie 24 mois, couleur gris clair RAL 7035',
  ar: 'مطابق للمعيار NM 04.1.001، ضمان 24 شهرا، لون رمادي فاتح RAL 7035',
}

const OBJECT = {
  fr: 'Fournitures, entretien et consommables des services de la commune, des marchés de proximité et du parc automobile (exercice 2026)',
  ar: 'لوازم وصيانة ومواد استهلاكية لمصالح الجماعة وأسواق القرب وحظيرة السيارات (السنة المالية 2026)',
}

/** Sixty lines, some with a long specification, cents and fractions. */
export function orderSample(language: Language): PurchaseOrderFacts {
  const lines = Array.from({ length: 60 }, (_, index) => {
    const quantity = index % 7 === 0 ? '12.500' : String((index + 1) * 3)
    const unitPrice = Money.ofMinor(1_237 * (index + 1) + 3)
    return {
      position: index + 1,
      designation: ARTICLES[language][index % 3],
      specification: index % 5 === 0 ? SPECIFICATION[language] : null,
      unit: language === 'ar' ? 'وحدة' : 'u',
      quantity,
      unitPrice,
      amount: lineAmount({ quantity, unitPrice }),
    }
  })
  return {
    number: 'BC-2026-00117',
    on: '2026-11-16',
    object: OBJECT[language],
    supplier: {
      name: LONG_NAME[language],
      form: language === 'ar' ? 'ش.م.م' : 'SARL AU',
      address:
        language === 'ar'
          ? '176 زنقة أزيلال، الطابق 3، المعاريف، الدار البيضاء'
          : '176 rue d’Azilal, 3ᵉ étage, Maârif, Casablanca',
      rib: '007 780 0001234567890123 96',
      identifiers: [
        { label: 'ICE', value: '001561191000066' },
        { label: 'IF', value: '40187523' },
        { label: 'RC', value: '528026 Casablanca' },
        { label: 'CNSS', value: '7458197' },
      ],
    },
    line: {
      code: '10.1010.10.11',
      label: language === 'ar' ? 'لوازم المكاتب' : 'Fournitures de bureau',
    },
    notice: 'AA-2026-0117',
    commitment: 'ENG-2026-00117',
    lines,
    vat: [],
    ht: Money.zero,
    ttc: Money.zero,
    place:
      language === 'ar'
        ? 'المخزن المركزي، عين السبع (الباب 2)'
        : 'Magasin central, Aïn Sebaâ (porte 2)',
    deliveryDays: 20,
    dueOn: '2026-12-06',
    signedBy: language === 'ar' ? 'لطيفة بنكيران' : 'Latifa Benkirane',
    verification: VERIFICATION,
  }
}

export function noticeSample(language: Language): PurchaseNoticeFacts {
  return {
    number: 'AA-2026-0117',
    on: '2026-11-09',
    object: OBJECT[language],
    deadline: '13/11/2026 10:00',
    portal: 'https://www.marchespublics.gov.ma',
    place: orderSample(language).place,
    deliveryDays: 20,
    lines: orderSample(language).lines.slice(0, 40),
  }
}

export function receptionSample(language: Language): ReceptionMinutesFacts {
  const members = {
    fr: [
      'Fatima Zahra Idrissi',
      'Karim Ziani',
      'Brahim Ouahbi',
      'Mohammed Amine El Alaoui Belghiti',
    ],
    ar: ['فاطمة الزهراء الإدريسي', 'كريم الزياني', 'إبراهيم الوهبي', 'محمد أمين العلوي البلغيتي'],
  }
  return {
    number: 'PVR-2026-00042',
    on: '2026-11-23',
    order: 'BC-2026-00117',
    supplier: LONG_NAME[language],
    deliveryNote: 'BL-2026/0881-A',
    deliveredOn: '2026-11-23',
    members: members[language],
    reserves:
      language === 'ar'
        ? 'ثلاث علب مبللة؛ يلتزم المورد بتعويضها قبل 30/11/2026.'
        : 'Trois cartons mouillés, que le fournisseur remplace avant le 30/11/2026.',
    lines: orderSample(language)
      .lines.slice(0, 30)
      .map((line, index) => ({
        designation: line.designation,
        unit: line.unit,
        ordered: line.quantity,
        delivered: line.quantity,
        accepted: index % 6 === 0 ? '0' : line.quantity,
        rejected: index % 6 === 0 ? line.quantity : '0',
        reason:
          index % 6 !== 0
            ? null
            : language === 'ar'
              ? 'غير مطابق للعينة المقدمة'
              : 'non conforme à l’échantillon déposé',
      })),
  }
}
