import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import { least, type Money } from '#values/money'
import type { Act } from '#platform/act'
import { storedExplanation } from '#platform/rules/explain'
import type { Transaction } from '#platform/transaction'
import { writeLedgerEntries } from '#tax/actions/write_ledger_entries'
import type { NewLedgerEntry } from '#tax/actions/write_ledger_entries'
import type { OpenDebt } from '#tax/cash/queries/open_debts'
import type { AllocationLine } from '#tax/rules/allocate_payment'
import type { DebtPosition } from '#tax/rules/debt_position'

interface Settlement {
  paymentId: number
  on: CivilDate
  debts: readonly OpenDebt[]
  positions: Map<number, Explained<DebtPosition>>
  lines: readonly AllocationLine[]
}

/**
 * Writes what a payment pays of each debt. Lateness earned until that day is frozen first, with its explanation; the
 * declaration sanction is paid before lateness. Answers the debts that owe nothing more.
 */
export async function settleDebts(
  trx: Transaction,
  act: Act,
  settlement: Settlement
): Promise<OpenDebt[]> {
  const settled: OpenDebt[] = []
  const allocations: Record<string, unknown>[] = []
  const entries: NewLedgerEntry[] = []
  for (const line of settlement.lines.filter((item) => item.paid.total.isPositive())) {
    const debt = settlement.debts.find((item) => (item.notice ?? `#${item.id}`) === line.reference)!
    const position = settlement.positions.get(debt.id)!
    const sanction = least(line.paid.penalties, position.value.sanction)
    const late = line.paid.penalties.minus(sanction)
    entries.push(...entriesOf(settlement, debt, position, { ...line.paid, sanction, late }))
    allocations.push({
      payment_id: settlement.paymentId,
      debt_id: debt.id,
      fee_minor: line.paid.fees.minor,
      sanction_minor: sanction.minor,
      late_minor: late.minor,
      principal_minor: line.paid.principal.minor,
      left_minor: line.left.total.minor,
    })
    if (line.settled) settled.push(debt)
  }
  await writeLedgerEntries(trx, act, entries)
  await trx.table('tax_payment_allocations').multiInsert(allocations)
  return settled
}

function entriesOf(
  { paymentId, on }: Settlement,
  debt: OpenDebt,
  position: Explained<DebtPosition>,
  paid: { fees: Money; sanction: Money; late: Money; principal: Money }
): NewLedgerEntry[] {
  const settle = (part: NewLedgerEntry['part'], amount: Money): NewLedgerEntry => ({
    debtId: debt.id,
    side: 'settlement',
    kind: 'payment',
    part,
    amount,
    effectiveOn: on,
    paymentId,
  })
  const freeze: NewLedgerEntry[] = position.value.unfrozen.isPositive()
    ? [
        {
          debtId: debt.id,
          side: 'charge',
          kind: 'accrual',
          part: 'penalty',
          amount: position.value.unfrozen,
          effectiveOn: on,
          paymentId,
          explanation: storedExplanation('tax.late_payment', position),
        },
      ]
    : []
  return [
    ...freeze,
    settle('fee', paid.fees),
    settle('sanction', paid.sanction),
    settle('penalty', paid.late),
    settle('principal', paid.principal),
  ]
}
