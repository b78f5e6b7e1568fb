import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { writeLedgerEntries } from '#tax/actions/write_ledger_entries'
import { Roll } from '#tax/models/roll'
import { declarationSanction } from '#tax/rules/declaration_sanction'
import { OPEN_STATES } from '#tax/rules/debt_states'
import { landDeclarationLastDay } from '#tax/rules/last_day'

export interface SanctionProgress {
  /** Debts looked at and sanctions written so far; `after` is the last debt looked at. */
  looked: number
  written: number
  after: number
}

const CHUNK = 500

/**
 * Charges the sanction of article 134 on the debts of a roll whose plots were not declared in time. A debt bears it once:
 * running it again, or going on after a kill, writes only what is missing.
 */
export async function assessSanctions(
  act: Act,
  rollId: number,
  progress: SanctionProgress | null,
  onChunk: (trx: Transaction, progress: SanctionProgress) => Promise<void> = async () => {}
): Promise<SanctionProgress> {
  act.authorize('tax.rolls.prepare')
  const roll = await Roll.findOrFail(rollId)
  const parameters = await loadParameters()
  const lastDay = landDeclarationLastDay(roll.year, parameters)
  const today = clock.today()
  if (roll.state !== 'issued' || today <= lastDay) {
    throw new Refusal(
      'tax.sanctions_too_early',
      { year: roll.year, last_day: lastDay },
      { status: 409 }
    )
  }
  let state = progress ?? { looked: 0, written: 0, after: 0 }
  for (;;) {
    const next = await transaction(async (trx) => {
      const debts = await trx
        .from('tax_debts as d')
        .where('d.roll_id', rollId)
        .where('d.id', '>', state.after)
        .orderBy('d.id')
        .limit(CHUNK)
        .forUpdate()
        .select(
          'd.id',
          'd.plot_id',
          'd.state',
          'd.principal_charged_minor',
          'd.sanction_charged_minor'
        )
      if (debts.length === 0) return null
      const declared = await declaredInTime(
        trx,
        debts.map(({ plot_id: plot }) => plot),
        roll.year
      )
      const bearing = debts.filter(
        (debt) =>
          OPEN_STATES.includes(debt.state) &&
          Number(debt.sanction_charged_minor) === 0 &&
          Number(debt.principal_charged_minor) > 0 &&
          !declared.has(debt.plot_id)
      )
      await writeLedgerEntries(
        trx,
        act,
        bearing.map((debt) => {
          const tax = Money.ofMinor(debt.principal_charged_minor)
          const explained = declarationSanction(
            { tax, failing: 'missing', lastDay, on: today },
            parameters
          )
          return {
            debtId: Number(debt.id),
            side: 'charge' as const,
            kind: 'sanction' as const,
            part: 'sanction' as const,
            amount: explained.value.sanction,
            effectiveOn: today,
            requestKey: `sanction:${debt.id}`,
            explanation: storedExplanation('tax.declaration_sanction', explained),
          }
        })
      )
      const reached = {
        looked: state.looked + debts.length,
        written: state.written + bearing.length,
        after: Number(debts.at(-1).id),
      }
      await onChunk(trx, reached)
      return reached
    })
    if (!next) return state
    state = next
  }
}

async function declaredInTime(
  trx: Transaction,
  plotIds: number[],
  year: number
): Promise<Set<number>> {
  const rows = await trx
    .from('tax_declarations')
    .whereIn('plot_id', plotIds)
    .where({ year, kind: 'annual' })
    .whereColumn('filed_on', '<=', 'last_on')
    .select('plot_id')
  return new Set(rows.map(({ plot_id: plot }) => plot))
}
