import { formatCivilDate } from '#values/civil_date'
import { Money } from '#values/money'
import { paperWords } from '#documents/paper_words'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate } from '#documents/text/inline'
import type { Held } from '#tax/cash/queries/held'
import type {
  OfficeStatement,
  StatementLine,
  StatementRemittance,
} from '#tax/cash/queries/office_statement'
import { MEANS } from '#tax/cash/queries/session_totals'

/** The monthly statement of a cash office: receipts, cancellations, what was handed over, what it holds, three signatures. */
export function drawOfficeStatement(kit: PdfKit, statement: OfficeStatement): void {
  const t = paperWords(kit.language, 'cash.papers')
  const means = paperWords(kit.language, 'cash.means')
  const parts = paperWords(kit.language, 'tax.parts')
  const { till } = statement
  const [from, to] = [statement.from, statement.to].map((day) => isolate(formatCivilDate(day)))
  kit.letterhead({ service: [{ fr: till.name_fr, ar: till.name_ar }] })
  kit.title({
    fr: 'État mensuel de la régie',
    ar: 'البيان الشهري للشساعة',
    subtitle: {
      fr: `Régie ${till.code} · du ${from} au ${to}`,
      ar: ['الشساعة ', isolate(till.code), ` · من ${from} إلى ${to}`],
    },
  })
  kit.heading(
    `${t('receipts_of_month')} · ${statement.budgetLine[kit.language === 'ar' ? 'ar' : 'fr']}`
  )
  kit.table(
    {
      size: 8.6,
      total: true,
      columns: [
        { title: t('part'), share: 26, value: (line: StatementLine) => parts(line.part) },
        ...MEANS.map((name) => ({
          title: means(name),
          share: 18,
          amount: (line: StatementLine) => line.byMeans[name],
        })),
        { title: t('total'), share: 20, amount: (line: StatementLine) => line.total },
      ],
    },
    statement.lines.filter((line) => line.part === 'principal' || !line.total.isZero())
  )
  kit.amountInWords({ amount: statement.total })
  const comma = kit.language === 'ar' ? '، ' : ', '
  const { count, first, last } = statement.receipts
  kit.text(
    count
      ? t('receipts_from_to', { count, first: isolate(first!), last: isolate(last!) })
      : t('no_receipts')
  )
  kit.text(
    statement.cancelled.length
      ? t('cancelled_receipts', {
          numbers: statement.cancelled
            .map(
              ({ number, on, amount }) =>
                `${isolate(number)} (${isolate(formatCivilDate(on))}${comma}${isolate(amount.format())})`
            )
            .join(comma),
        })
      : t('no_cancelled'),
    { after: 4 }
  )
  kit.text(t('no_tickets'), { after: 8 })
  drawRemittances(kit, statement)
  // The signatures do not stand alone on a page
  kit.keepTogether(() => {
    drawHeld(kit, statement)
    kit.signatures(
      { capacity: t('capacity'), date: statement.to },
      { capacity: t('ordonnateur') },
      { capacity: t('accountant') }
    )
  })
}

function drawRemittances(kit: PdfKit, { remittances }: OfficeStatement): void {
  const t = paperWords(kit.language, 'cash.papers')
  const means = paperWords(kit.language, 'cash.means')
  kit.heading(t('remittances'))
  if (!remittances.length) {
    kit.text(t('no_remittances'), { after: 8 })
    return
  }
  kit.table(
    {
      size: 8.6,
      total: true,
      columns: [
        {
          title: t('date'),
          share: 16,
          value: (row: StatementRemittance) => isolate(formatCivilDate(row.remitted_on)),
        },
        { title: t('number'), share: 22, value: (row: StatementRemittance) => isolate(row.number) },
        {
          title: t('accountant_reference'),
          share: 26,
          value: (row: StatementRemittance) =>
            row.reverses_id ? `${t('contra')} · ${row.reason}` : isolate(row.accountant_reference),
        },
        {
          title: means('cash'),
          share: 18,
          amount: (row: StatementRemittance) => Money.ofMinor(row.cash_minor),
        },
        {
          title: means('cheque'),
          share: 18,
          amount: (row: StatementRemittance) => Money.ofMinor(row.cheque_minor),
        },
      ],
    },
    remittances
  )
}

interface HeldRow {
  label: string
  held: Held
}

/** Opening, taken, handed over, closing: the cash beside its ceiling. */
function drawHeld(kit: PdfKit, statement: OfficeStatement): void {
  const t = paperWords(kit.language, 'cash.papers')
  const means = paperWords(kit.language, 'cash.means')
  const taken: Held = {
    cash: Money.sum(statement.lines.map((line) => line.byMeans.cash)),
    cheque: Money.sum(statement.lines.map((line) => line.byMeans.cheque)),
  }
  const rows: HeldRow[] = [
    {
      label: t('held_on', { on: isolate(formatCivilDate(statement.from)) }),
      held: statement.opening,
    },
    { label: t('taken_of_month'), held: taken },
    {
      label: t('handed_over'),
      held: {
        cash: statement.remitted.cash.negated(),
        cheque: statement.remitted.cheque.negated(),
      },
    },
    {
      label: t('held_after', { on: isolate(formatCivilDate(statement.to)) }),
      held: statement.closing,
    },
  ]
  kit.heading(t('held'))
  kit.table(
    {
      size: 8.6,
      rowStyle: (row: HeldRow) => (row.held === statement.closing ? 'strong' : 'normal'),
      columns: [
        { title: t('item'), share: 50, value: (row: HeldRow) => row.label },
        { title: means('cash'), share: 20, amount: (row: HeldRow) => row.held.cash },
        { title: means('cheque'), share: 20, amount: (row: HeldRow) => row.held.cheque },
      ],
    },
    rows
  )
  const over = statement.closing.cash.compare(statement.ceiling) > 0
  kit.text(
    t(over ? 'above_ceiling' : 'within_ceiling', {
      ceiling: isolate(statement.ceiling.format()),
      closing: isolate(statement.closing.cash.format()),
    })
  )
  kit.text(
    statement.differences.isZero()
      ? t('no_differences')
      : t('differences', { amount: isolate(statement.differences.format()) }),
    { after: 12 }
  )
}
