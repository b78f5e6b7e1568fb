import { Money } from '#values/money'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'

interface Line {
  number: string
  owner: string
  title: string
  area: string
  amount: Money
}

const OWNERS = [
  'بنجلون محمد',
  'شركة الأطلس للأشغال (ش.م.م)',
  'SOMADIAZ SARL',
  'العلوي فاطمة الزهراء',
  'ورثة بناني',
]

/** A register in Arabic over several pages, with carried totals; its lines are invented. */
export function drawSampleRegister(kit: PdfKit): void {
  kit.letterhead({ service: [{ fr: 'Service de l’assiette fiscale', ar: 'مصلحة الوعاء الجبائي' }] })
  kit.title({
    fr: 'Rôle 2026/01',
    ar: 'جدول التحصيل رقم 01 لسنة 2026',
    subtitle: {
      fr: 'Taxe sur les terrains urbains non bâtis',
      ar: 'الرسم على الأراضي الحضرية غير المبنية',
    },
  })
  const lines = Array.from({ length: 60 }, (_, index): Line => ({
    number: `AV-2026-${String(index + 1).padStart(7, '0')}`,
    owner: OWNERS[index % OWNERS.length],
    title: `${88_120 + index}/${'CDSR'[index % 4]}`,
    area: `${(index * 37) % 900},5`,
    amount: Money.ofMinor(93_900 * (1 + (index % 7))),
  }))
  kit.table(
    {
      columns: [
        { title: 'رقم الإعلام', share: 1.5, value: (line) => isolate(line.number) },
        { title: 'الملزم', share: 2.4, value: (line) => line.owner },
        { title: 'الرسم العقاري', share: 1.2, value: (line) => isolate(line.title) },
        { title: 'المساحة (م²)', share: 1, align: 'number', value: (line) => line.area },
        { title: 'المبلغ بالدرهم', share: 1.2, amount: (line) => line.amount },
      ],
      carried: true,
      total: true,
    },
    lines
  )
  kit.keepTogether(() => {
    kit.amountInWords({ amount: Money.sum(lines.map(({ amount }) => amount)) })
    kit.signatures({ capacity: 'رئيس مجلس الجماعة', date: '2026-01-05' })
  })
}
