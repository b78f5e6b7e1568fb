import type { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { requireOpenYear } from '#registry/queries/fiscal_years'
import { enterCredit } from '#budget/actions/enter_credit'
import { CreditLine } from '#budget/models/credit_line'
import type { Section } from '#budget/rules/available'
import { readLineCode } from '#budget/rules/nomenclature'

export interface CreditLineFacts {
  year: number
  section: Section
  code: string
  labelFr: string
  labelAr?: string | null
  unitId?: number | null
  voted: Money
}

/** Opens a line of the year's budget with the credit that was voted. Refuses `budget.line_exists`. */
export async function openCreditLine(act: Act, facts: CreditLineFacts): Promise<CreditLine> {
  act.authorize('budget.lines.edit')
  const parameters = await loadParameters()
  const format = parameters.on<string>('budget.nomenclature.format', clock.today()).value
  const code = readLineCode(facts.code, format)
  return transaction(async (trx) => {
    await requireOpenYear(trx, facts.year)
    const known = await trx
      .from('budget_lines')
      .where({ year: facts.year, code: code.code })
      .first()
    if (known) {
      throw new Refusal(
        'budget.line_exists',
        { code: code.code, year: String(facts.year) },
        { field: 'code' }
      )
    }
    const line = await CreditLine.create(
      {
        ...code,
        year: facts.year,
        section: facts.section,
        labelFr: facts.labelFr,
        labelAr: facts.labelAr ?? null,
        unitId: facts.unitId ?? null,
        openedMinor: 0,
        preCommittedMinor: 0,
        committedMinor: 0,
        liquidatedMinor: 0,
        mandatedMinor: 0,
        paidMinor: 0,
        lockVersion: 1,
      },
      { client: trx }
    )
    await journal.record(trx, act, {
      action: 'budget.line.opened',
      subject: line,
      after: { ...snapshot(line), voted: facts.voted.toDecimal() },
    })
    if (facts.voted.isPositive()) {
      await enterCredit(trx, act, {
        lineId: line.id,
        kind: 'vote',
        on: clock.today(),
        deltas: { openedMinor: facts.voted.minor },
        label: `Budget ${facts.year}`,
        requestKey: `vote:${line.id}`,
      })
    }
    return line
  })
}
