import { addYears } from '#values/civil_date'
import { type Money } from '#values/money'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import type { Transaction } from '#platform/transaction'
import { registerOfficialDocuments } from '#documents/actions/register_official_documents'
import { moveDebt } from '#tax/actions/move_debt'
import { writeLedgerEntries } from '#tax/actions/write_ledger_entries'
import { stepDebts } from '#tax/collection/queries/step_debts'
import { STEP_MOVES, feeOf, stepRefusal } from '#tax/collection/rules/next_step'
import type { CollectionStep } from '#tax/collection/rules/next_step'
import { positionsOf } from '#tax/queries/debt_positions'

const CHUNK = 200

/**
 * Serves the next acts of an authorised list: each debt is looked at again, its costs are charged, it moves on, the act
 * gets its number and its code. What was paid or suspended meanwhile stays out, with the reason. Returns how many were
 * looked at; 0 when none is left.
 */
export async function serveActs(
  trx: Transaction,
  act: Act,
  list: { id: number; step: CollectionStep; number: string }
): Promise<number> {
  const waiting = await trx
    .from('tax_collection_acts')
    .where({ list_id: list.id, state: 'proposed' })
    .orderBy('id')
    .limit(CHUNK)
    .forUpdate()
  if (!waiting.length) return 0
  const today = clock.today()
  const parameters = await loadParameters()
  const ids = waiting.map((row) => Number(row.debt_id))
  await trx.from('tax_debts').whereIn('id', ids).orderBy('id').forUpdate().select('id')
  const debts = new Map((await stepDebts(ids, trx)).map((debt) => [debt.id, debt]))
  const positions = await positionsOf([...debts.values()], today, trx)
  const served: { id: number; debtId: number; owed: Money; fee: Money }[] = []
  for (const row of waiting) {
    const debt = debts.get(Number(row.debt_id))!
    const owed = positions.get(debt.id)!.value.total
    const because = owed.isPositive()
      ? (stepRefusal(list.step, debt, today, parameters)?.code.split('.')[1] ?? null)
      : 'nothing_owed'
    if (because) {
      await trx
        .from('tax_collection_acts')
        .where('id', row.id)
        .update({ state: 'left', left_because: because, standing_key: null })
    } else {
      const fee = feeOf(list.step, owed, today, parameters)
      served.push({ id: Number(row.id), debtId: debt.id, owed, fee })
    }
  }
  if (served.length) await serve(trx, act, list, served, debts)
  return waiting.length
}

async function serve(
  trx: Transaction,
  act: Act,
  list: { id: number; step: CollectionStep; number: string },
  served: { id: number; debtId: number; owed: Money; fee: Money }[],
  debts: Map<number, Awaited<ReturnType<typeof stepDebts>>[number]>
): Promise<void> {
  const today = clock.today()
  const parameters = await loadParameters()
  const limitation = parameters.on<number>('tax.collection.limitation_years', today).value
  await writeLedgerEntries(
    trx,
    act,
    served.map(({ id, debtId, fee }) => ({
      debtId,
      side: 'charge' as const,
      kind: 'fee' as const,
      part: 'fee' as const,
      amount: fee,
      effectiveOn: today,
      requestKey: `collection:${id}`,
    }))
  )
  for (const { debtId } of served) {
    await moveDebt(trx, act, debts.get(debtId)!, STEP_MOVES[list.step].move, today, list.number)
  }
  // A served act starts the limitation again (law 15-97, art. 123); a last notice is not one
  if (list.step !== 'last_notice') {
    await trx
      .from('tax_debts')
      .whereIn(
        'id',
        served.map(({ debtId }) => debtId)
      )
      .update({ limitation_on: addYears(today, limitation) })
  }
  const given = await numbers.reserve(trx, `collection.${list.step}`, today, served.length)
  for (const [index, { id, owed, fee }] of served.entries()) {
    await trx.from('tax_collection_acts').where('id', id).update({
      state: 'served',
      number: given[index].text,
      owed_minor: owed.minor,
      fee_minor: fee.minor,
      served_on: today,
    })
  }
  await registerOfficialDocuments(
    trx,
    served.map(({ id, debtId, owed, fee }, index) => ({
      kind: `collection.${list.step}`,
      number: given[index].text,
      issuedOn: today,
      amountMinor: owed.plus(fee).minor,
      subject: { type: 'tax.notice', id: debts.get(debtId)!.notice_id },
      facts: { act: id, notice: debts.get(debtId)!.notice, owed: owed.minor, fee: fee.minor },
    }))
  )
  await journal.record(trx, act, {
    action: 'collection.list.served',
    subject: { type: 'collection.list', id: list.id, label: list.number },
    after: { acts: served.length, first: given[0].text, last: given.at(-1)!.text },
  })
}
