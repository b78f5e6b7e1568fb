import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { paperWords } from '#documents/paper_words'
import type { Language } from '#documents/wording'
import { writeWorkbook } from '#documents/excel/write_workbook'
import type { OfficeStatement } from '#tax/cash/queries/office_statement'
import { MEANS } from '#tax/cash/queries/session_totals'

interface Row {
  section: string
  item: string
  on: string | null
  amounts: Record<string, number>
}

/** The month of a cash office as one typed sheet: receipts by part, cancellations, remittances, what it holds. */
export async function writeOfficeWorkbook(
  path: string,
  statement: OfficeStatement,
  { author, locale }: { author: string; locale: string }
): Promise<void> {
  const t = paperWords(locale, 'cash.papers')
  const means = paperWords(locale, 'cash.means')
  await writeWorkbook<Row>(
    path,
    {
      title: t('office_title', { till: statement.till.code }),
      language: locale as Language,
      author,
      at: clock.now().toJSDate(),
      filters: [`${formatCivilDate(statement.from)} – ${formatCivilDate(statement.to)}`],
      columns: [
        { title: t('section'), kind: 'text', value: (row) => row.section },
        { title: t('item'), kind: 'text', value: (row) => row.item, width: 34 },
        { title: t('date'), kind: 'date', value: (row) => row.on },
        ...MEANS.map((name) => ({
          title: means(name),
          kind: 'money' as const,
          value: (row: Row) => row.amounts[name] ?? null,
        })),
        {
          title: t('total'),
          kind: 'money',
          value: (row) => Object.values(row.amounts).reduce((sum, minor) => sum + minor, 0),
        },
      ],
    },
    rowsOf(statement, locale)
  )
}

function rowsOf(statement: OfficeStatement, locale: string): Row[] {
  const t = paperWords(locale, 'cash.papers')
  const parts = paperWords(locale, 'tax.parts')
  const held = (on: string, kept: OfficeStatement['opening']): Row => ({
    section: t('held'),
    item: t('held_on', { on: formatCivilDate(on) }),
    on,
    amounts: { cash: kept.cash.minor, cheque: kept.cheque.minor },
  })
  const all = Object.fromEntries(
    MEANS.map((name) => [name, Money.sum(statement.lines.map((line) => line.byMeans[name])).minor])
  )
  return [
    held(statement.from, statement.opening),
    ...statement.lines.map((line) => ({
      section: t('receipts_of_month'),
      item: parts(line.part),
      on: null,
      amounts: Object.fromEntries(MEANS.map((name) => [name, line.byMeans[name].minor])),
    })),
    { section: t('receipts_of_month'), item: t('total'), on: null, amounts: all },
    ...statement.cancelled.map(({ number, on, amount }) => ({
      section: t('cancelled_title'),
      item: number,
      on,
      // In the total alone: it says what was taken back, whatever it had been paid with
      amounts: { cancelled: amount.minor },
    })),
    ...statement.remittances.map((row) => ({
      section: t('remittances'),
      item: `${row.number} · ${row.accountant_reference}`,
      on: row.remitted_on,
      amounts: { cash: Number(row.cash_minor), cheque: Number(row.cheque_minor) },
    })),
    {
      ...held(statement.to, statement.closing),
      item: t('held_after', { on: formatCivilDate(statement.to) }),
    },
  ]
}
