import { Money } from '#values/money'
import type { OfficeStatement, StatementRemittance } from '#tax/cash/queries/office_statement'

const dh = (dirhams: number) => Money.ofMinor(dirhams * 100)

/** An invented month of a cash office: every part and means, cancelled receipts, a remittance taken back. */
export const officeMonth: OfficeStatement = {
  till: {
    id: 1,
    code: 'R16',
    name_fr: 'Régie de Asoukhour Assawda',
    name_ar: 'شساعة الصخور السوداء',
    cash_ceiling_minor: 5_000_000,
  },
  from: '2026-11-01',
  to: '2026-11-30',
  budgetLine: {
    fr: 'Taxe sur les terrains urbains non bâtis',
    ar: 'الرسم على الأراضي الحضرية غير المبنية',
  },
  opening: { cash: dh(12_400), cheque: dh(159_390) },
  lines: [
    monthLine('principal', [318_780, 1_593_900, 478_170, 956_340]),
    monthLine('sanction', [4_782, 23_908, 0, 0]),
    monthLine('penalty', [15_939, 79_695, 23_908, 47_817]),
    monthLine('fee', [300, 600, 0, 0]),
  ],
  total: dh(3_544_139),
  receipts: { count: 214, first: 'Q-R16-2026-000874', last: 'Q-R16-2026-001087' },
  cancelled: [
    { number: 'Q-R16-2026-000901', on: '2026-11-05', amount: dh(15_939) },
    { number: 'Q-R16-2026-001002', on: '2026-11-24', amount: dh(4_782) },
  ],
  remittances: Array.from({ length: 8 }, (_, index) => remittance(index)),
  remitted: { cash: dh(240_000), cheque: dh(1_500_000) },
  differences: Money.ofMinor(-1_250),
  openDays: 0,
  closing: { cash: dh(112_201), cheque: dh(357_493) },
  ceiling: dh(50_000),
}

function monthLine(
  part: OfficeStatement['lines'][number]['part'],
  [cash, cheque, card, transfer]: number[]
) {
  return {
    part,
    byMeans: { cash: dh(cash), cheque: dh(cheque), card: dh(card), transfer: dh(transfer) },
    total: dh(cash + cheque + card + transfer),
  }
}

function remittance(index: number): StatementRemittance {
  const contra = index === 7
  return {
    id: index + 1,
    number: `VR-R16-2026-${String(index + 31).padStart(4, '0')}`,
    remitted_on: `2026-11-${String(3 + index * 3).padStart(2, '0')}`,
    accountant_reference: `PEC-2026-${String(index + 401)}`,
    cash_minor: contra ? -4_000_000 : 4_000_000,
    cheque_minor: contra ? -25_000_000 : 25_000_000,
    reverses_id: contra ? 7 : null,
    reason: contra ? 'bordereau saisi deux fois' : null,
    taken_back: index === 6 ? 8 : null,
    recorded_by_id: 1,
  }
}
