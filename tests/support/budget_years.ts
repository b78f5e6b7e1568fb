import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import type { Act } from '#platform/act'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { giveVisa } from '#budget/actions/give_visa'
import { issueMandate } from '#budget/actions/issue_mandate'
import { liquidate } from '#budget/actions/liquidate'
import { openCreditLine } from '#budget/actions/open_credit_line'
import { payMandate } from '#budget/actions/pay_mandate'
import { proposeCommitment } from '#budget/actions/propose_commitment'
import type { Section } from '#budget/rules/available'
import { actWith } from '#tests/support/actors'
import { nextSerial, supplier } from '#tests/support/purchases'

const dh = (text: string) => Money.ofDirhams(text)

export interface BudgetPeople {
  officer: Act
  authoriser: Act
  accountant: Act
}

export async function budgetPeople(): Promise<BudgetPeople> {
  return {
    officer: await actWith('budget_officer'),
    authoriser: await actWith('authorising_officer'),
    accountant: await actWith('public_accountant'),
  }
}

/** Two years that no other test uses, the first and the next, both open; answers the first. */
export async function openYears(): Promise<number> {
  const last = await db.from('budget_lines').where('year', '>', 2060).max('year as last').first()
  const year = Number(last?.last ?? 2060) + 2
  await setYear('open', year)
  await setYear('open', year + 1)
  return year
}

export async function setYear(state: 'open' | 'closed', year: number): Promise<void> {
  const now = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss')
  await db.from('registry_fiscal_years').where('year', year).delete()
  await db.table('registry_fiscal_years').insert({
    year,
    starts_on: `${year}-01-01`,
    ends_on: `${year}-12-31`,
    state,
    opened_at: now,
    closed_at: state === 'closed' ? now : null,
    created_at: now,
    updated_at: now,
  })
}

export async function forgetYears(year: number): Promise<void> {
  await db
    .from('registry_fiscal_years')
    .whereIn('year', [year, year + 1])
    .delete()
}

export async function lineOf(year: number, section: Section, opened: string) {
  const serial = String(nextSerial()).slice(-8)
  return openCreditLine(systemAct('test'), {
    year,
    section,
    code: `30.${serial.slice(0, 4)}.${serial.slice(4, 6)}.${serial.slice(6, 8)}`,
    labelFr: `Ligne ${serial}`,
    voted: dh(opened),
  })
}

/** Proposed and waiting for its visa. */
export async function proposed(people: BudgetPeople, lineId: number, amount: string) {
  const { partyId } = await supplier()
  return proposeCommitment(people.officer, {
    lineId,
    partyId,
    amount: dh(amount),
    object: 'Achat de fin d’année',
    nature: 'ESSAI',
    subject: { type: 'test.purchase', id: nextSerial(), label: 'essai' },
  })
}

/** Committed, visaed, and paid as far as `paid`. */
export async function committed(
  people: BudgetPeople,
  lineId: number,
  amount: string,
  paid: string | null = null
) {
  const commitment = await proposed(people, lineId, amount)
  await giveVisa(people.accountant, commitment.id, 'visaed', null)
  if (paid) await paidOff(people, commitment.id, paid)
  return commitment
}

/** Verified, and not yet ordered to be paid. */
export function liquidated(people: BudgetPeople, commitmentId: number, gross: string) {
  return transaction((trx) =>
    liquidate(trx, people.officer, {
      commitmentId,
      gross: dh(gross),
      deductions: {
        retention: Money.zero,
        penalties: Money.zero,
        advance: Money.zero,
        vatWithheld: Money.zero,
        incomeTax: Money.zero,
      },
      explanation: { value: {}, steps: [] },
      rule: 'procurement.withholding',
      serviceDoneOn: clock.today(),
      subject: { type: 'test.invoice', id: nextSerial(), label: 'F-1' },
      vouchers: 'F-1',
    })
  )
}

/** Verified, ordered and paid. */
export async function paidOff(people: BudgetPeople, commitmentId: number, gross: string) {
  const mandate = await liquidated(people, commitmentId, gross)
  await issueMandate(people.authoriser, mandate.id)
  await payMandate(people.accountant, mandate.id)
  return mandate
}
