import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { describeParties } from '#registry/queries/describe_parties'
import type { DescribedParty } from '#registry/queries/describe_parties'
import { resolveParty } from '#registry/queries/resolve_party'
import { allDebts } from '#tax/cash/queries/open_debts'
import type { OpenDebt } from '#tax/cash/queries/open_debts'
import { positionsOf } from '#tax/queries/debt_positions'
import type { DebtPosition } from '#tax/rules/debt_position'
import { OPEN_STATES } from '#tax/rules/debt_states'

export interface AccountDebt extends OpenDebt {
  open: boolean
  position: Explained<DebtPosition>
}

export interface Account {
  party: DescribedParty
  on: CivilDate
  debts: AccountDebt[]
  due: Money
  paid: Money
  payments: AccountPayment[]
}

export interface AccountPayment {
  id: number
  receipt_id: number
  number: string
  paid_on: string
  paid_at: Date
  means: string
  amount_minor: number
  taken_back: number | null
}

/** Everything between the commune and one taxpayer: debts with what each owes on a day and why, and payments. */
export async function accountOf(act: Act, partyId: number, on: CivilDate): Promise<Account> {
  const [party] = await describeParties(act, [await resolveParty(partyId)])
  if (!party) throw new Refusal('not_found', {}, { status: 404 })
  const debts = await allDebts(party.id)
  const positions = await positionsOf(debts, on)
  const described = debts.map((debt) => ({
    ...debt,
    open: OPEN_STATES.includes(debt.state),
    position: positions.get(debt.id)!,
  }))
  return {
    party,
    on,
    debts: described,
    due: Money.sum(described.filter((debt) => debt.open).map((debt) => debt.position.value.total)),
    paid: Money.sum(described.map((debt) => debt.position.value.paid)),
    payments: await paymentsOf(debts.map((debt) => debt.id)),
  }
}

async function paymentsOf(debtIds: number[]): Promise<AccountPayment[]> {
  if (!debtIds.length) return []
  return db
    .from('tax_payments as p')
    .join('tax_receipts as r', 'r.payment_id', 'p.id')
    .leftJoin('tax_payments as contra', 'contra.reverses_id', 'p.id')
    .whereExists((query) => {
      query
        .from('tax_payment_allocations as a')
        .whereColumn('a.payment_id', 'p.id')
        .whereIn('a.debt_id', debtIds)
    })
    .orderBy('p.id', 'desc')
    .select(
      'p.id',
      'r.id as receipt_id',
      'r.number',
      'p.paid_on',
      'p.paid_at',
      'p.means',
      'p.amount_minor',
      'contra.id as taken_back'
    )
}
