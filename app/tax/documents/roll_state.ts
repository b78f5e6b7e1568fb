import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import { type Money } from '#values/money'
import { paperWords } from '#documents/paper_words'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'

export interface RollStateFacts {
  number: string
  year: number
  issuedOn: CivilDate
  dueOn: CivilDate
  articles: number
  total: Money
}

/** A line of the roll, or the heading of the arrondissement that begins. */
export type RollStateLine = { heading: string } | RollStateArticle

export interface RollStateArticle {
  article: number
  notice: string
  payer: string
  identifier: string | null
  title: string
  area: string
  taxedArea: number
  rate: string
  principal: Money
  sanction: Money
}

/** The roll (état): its lines with carried totals, then the formula that makes it enforceable and the signatures. */
export async function drawRollState(
  kit: PdfKit,
  roll: RollStateFacts,
  lines: AsyncIterable<RollStateLine>
): Promise<void> {
  const t = paperWords(kit.language, 'tax.papers')
  const count = formatDecimal(roll.articles)
  const articles = `${count} article${roll.articles > 1 ? 's' : ''}`
  kit.newPage('landscape')
  kit.letterhead({ service: [{ fr: 'Service de l’assiette fiscale', ar: 'مصلحة الوعاء الجبائي' }] })
  kit.title({
    fr: `Rôle ${roll.number}`,
    ar: `الجدول ${isolate(roll.number)}`,
    subtitle: {
      fr: `Taxe sur les terrains urbains non bâtis, exercice ${roll.year}, ${articles}`,
      ar: `الرسم على الأراضي الحضرية غير المبنية (${roll.year})، عدد البنود: ${isolate(count)}`,
    },
  })
  const of =
    <Value>(read: (article: RollStateArticle) => Value, otherwise: Value) =>
    (line: RollStateLine): Value =>
      'heading' in line ? otherwise : read(line)
  await kit.tableOf<RollStateLine>(
    {
      size: 7.6,
      carried: true,
      total: true,
      rowStyle: (line) => ('heading' in line ? 'group' : 'normal'),
      columns: [
        {
          title: t('article'),
          share: 0.55,
          value: (line) => ('heading' in line ? bold(line.heading) : formatDecimal(line.article)),
        },
        { title: t('notice'), share: 1.25, value: of(({ notice }) => isolate(notice), '') },
        { title: t('payer'), share: 2.3, value: of(({ payer }) => isolateName(payer), '') },
        {
          title: t('identifier'),
          share: 1.3,
          value: of(({ identifier }) => isolate(identifier ?? '—'), ''),
        },
        { title: t('title'), share: 0.95, value: of(({ title }) => isolate(title), '') },
        {
          title: t('area'),
          share: 0.95,
          align: 'number',
          value: of(({ area }) => formatDecimal(new Big(area)), ''),
        },
        {
          title: t('base'),
          share: 0.75,
          align: 'number',
          quantity: of<number | null>(({ taxedArea }) => taxedArea, null),
        },
        {
          title: t('rate'),
          share: 0.6,
          align: 'number',
          value: of(({ rate }) => formatDecimal(rate, 2), ''),
        },
        {
          title: t('principal'),
          share: 1.2,
          amount: of<Money | null>(({ principal }) => principal, null),
        },
        {
          title: t('sanction'),
          share: 1.1,
          amount: of<Money | null>(({ sanction }) => sanction, null),
        },
        {
          title: t('total'),
          share: 1.25,
          amount: of<Money | null>(({ principal, sanction }) => principal.plus(sanction), null),
        },
      ],
    },
    lines
  )
  kit.keepTogether(() => {
    kit.amountInWords({ amount: roll.total })
    kit.text(
      `Le présent rôle, arrêté à ${articles} et à la somme de ${roll.total.format()} dirhams, est rendu exécutoire le ${formatCivilDate(roll.issuedOn)} par le président du conseil communal, ordonnateur, conformément à la loi 15-97. Exigible le ${formatCivilDate(roll.dueOn)}.`,
      { direction: 'ltr', after: 6 }
    )
    kit.text(
      `يصبح هذا الجدول، المحصور عدد بنوده في ${isolate(count)} ومبلغه في ${isolate(roll.total.format())} درهم، قابلا للتنفيذ بتاريخ ${isolate(formatCivilDate(roll.issuedOn))} من طرف رئيس مجلس الجماعة، الآمر بالصرف، طبقا للقانون ${isolate('15-97')}. مستحق بتاريخ ${isolate(formatCivilDate(roll.dueOn))}.`,
      { direction: 'rtl', after: 12 }
    )
    kit.signatures(
      { capacity: t('ordonnateur'), date: roll.issuedOn },
      { capacity: t('accountant') }
    )
  })
}
