import { Money } from '#values/money'
import { paperWords } from '#documents/paper_words'
import { definePreview } from '#documents/previews'
import { drawCommitmentStatement } from '#budget/documents/commitment_statement'
import { drawMandate } from '#budget/documents/mandate'
import { drawYearEndStatement } from '#budget/documents/year_end_statement'

const dh = (dirhams: number) => Money.ofMinor(dirhams * 100)
const NAMES = { fr: 'français', ar: 'arabe' }
const CREDITOR = {
  fr: 'Société marocaine d’équipement, de maintenance et de fournitures générales du Grand Casablanca',
  ar: 'الشركة المغربية للتجهيز والصيانة والتوريدات العامة للدار البيضاء الكبرى ونواحيها',
}
const OBJECT = {
  fr: 'Étude de circulation du quartier Maârif (phase 2, comptages compris)',
  ar: 'دراسة السير والجولان بحي المعاريف (المرحلة 2، بما في ذلك الإحصاءات)',
}

/** Twelve lines of equipment that carry over, nine of operating that do not. */
function closedLine(index: number, label: string) {
  const equipment = index < 12
  const code = `${equipment ? 20 : 50}.1010.10.${String(index + 11)}`
  const [opened, mandated, rest] = equipment
    ? [2_100_000, 1_700_000, 350_000]
    : [1_400_000, 165_168, 165_168]
  return {
    lineId: index,
    code,
    label,
    section: equipment ? ('equipment' as const) : ('operating' as const),
    opened: dh(opened),
    committed: dh(mandated + rest),
    mandated: dh(mandated),
    paid: dh(mandated),
    carried: dh(equipment ? rest : 0),
    lapsed: dh(equipment ? 0 : rest),
    cancelled: dh(opened - mandated - (equipment ? rest : 0)),
  }
}

/** The papers of the spending chain in both directions, every deduction and a visa refused then given. */
export const budgetPreviews = (['fr', 'ar'] as const).flatMap((language) => {
  const word = (key: string) => () => paperWords(language, 'budget')(key)
  const visa = (outcome: string, reason: string | null) => ({
    outcome: word(`states.commitment.${outcome}`),
    by: language === 'ar' ? 'مصطفى اللحلو' : 'Mustapha Lahlou',
    on: '2026-11-17',
    reason,
  })
  const visas = [
    visa(
      'observed',
      language === 'ar'
        ? 'يجب إرفاق إعلان الشراء ومحضر ترتيب العروض بالملف قبل التأشير.'
        : 'Joindre au dossier l’avis d’achat et le classement des devis avant le visa.'
    ),
    visa('visaed', null),
  ]
  const deductions = ['retention', 'penalties', 'advance', 'vat_withheld', 'income_tax']
  const line = { fr: 'Études et assistance technique', ar: 'الدراسات والمساعدة التقنية' }
  return [
    definePreview({
      key: `budget.commitment.${language}`,
      title: `État d’engagement (${NAMES[language]})`,
      options: { language, date: '2026-11-16', number: 'ENG-2026-00117' },
      facts: {
        number: 'ENG-2026-00117',
        on: '2026-11-16',
        year: 2026,
        line: { code: '50.1010.10.11', labelFr: line.fr, labelAr: line.ar },
        creditor: { name: CREDITOR[language], ice: '001561191000066' },
        object: OBJECT[language],
        opened: dh(1_400_000),
        before: dh(165_168),
        amount: dh(120_000),
        left: dh(1_114_832),
        proposedBy: language === 'ar' ? 'هشام التازي' : 'Hicham Tazi',
      },
      draw: (kit, facts) =>
        drawCommitmentStatement(kit, {
          ...facts,
          visas: visas.map((given) => ({ ...given, outcome: given.outcome() })),
        }),
    }),
    definePreview({
      key: `budget.mandate.${language}`,
      title: `Mandat de paiement avec toutes ses retenues (${NAMES[language]})`,
      options: { language, date: '2026-11-20', number: 'MDT-2026-00117' },
      facts: {
        number: 'MDT-2026-00117',
        slip: 'BEM-2026-0031',
        on: '2026-11-20',
        year: 2026,
        line: { code: '50.1010.10.11', label: line[language] },
        commitment: 'ENG-2026-00117',
        creditor: {
          name: CREDITOR[language],
          ice: '001561191000066',
          rib: '007780000123456789012396',
        },
        object: OBJECT[language],
        vouchers: 'BC-2026-00117, PVR-2026-00042, PVR-2026-00043, F-2026/881',
        serviceDoneOn: '2026-11-12',
        dueOn: '2027-01-11',
        gross: dh(120_000),
        net: dh(93_544),
        issuedBy: language === 'ar' ? 'لطيفة بنكيران' : 'Latifa Benkirane',
        verification: {
          code: '7KQ2-M9XD',
          address: 'https://idara.exemple.ma/v/7KQ2-M9XD',
          fingerprint: `4f1c${'0'.repeat(56)}e09a`,
        },
      },
      draw: (kit, facts) =>
        drawMandate(kit, {
          ...facts,
          deductions: deductions.map((key, index) => ({
            label: word(`deductions.${key}`)(),
            amount: [dh(4_200), dh(456), dh(1_800), dh(15_000), dh(5_000)][index],
          })),
        }),
    }),
    definePreview({
      key: `budget.year_end.${language}`,
      title: `État de clôture des crédits (${NAMES[language]})`,
      options: { language, date: '2027-01-29', number: '2026', orientation: 'landscape' },
      facts: {
        year: 2026,
        on: '2027-01-29',
        preparedBy: language === 'ar' ? 'هشام التازي' : 'Hicham Tazi',
        pronouncedBy: language === 'ar' ? 'لطيفة بنكيران' : 'Latifa Benkirane',
        carried: dh(350_000 * 12),
        lapsed: dh(165_168 * 9),
        cancelled: dh(1_234_832 * 9 + 50_000 * 12),
        lines: Array.from({ length: 21 }, (_, index) => closedLine(index, line[language])),
      },
      draw: drawYearEndStatement,
    }),
  ]
})
