import { type Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { enqueue } from '#platform/jobs/outbox'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { collectionServeJob } from '#tax/collection/jobs/serve_list'
import { stepDebts } from '#tax/collection/queries/step_debts'
import type { StepDebt } from '#tax/collection/queries/step_debts'
import { feeOf, stepRefusal } from '#tax/collection/rules/next_step'
import type { CollectionStep } from '#tax/collection/rules/next_step'
import { positionsOf } from '#tax/queries/debt_positions'

/** Opens a list of acts of one step, empty. */
export async function openList(trx: Transaction, act: Act, step: CollectionStep) {
  act.authorize('collection.lists.prepare')
  const { text } = await numbers.issue(trx, 'collection.list', clock.today())
  const [id] = await trx.table('tax_collection_lists').insert({
    number: text,
    step,
    prepared_by_id: act.actor.userId,
    prepared_at: stamp(),
  })
  return { id: Number(id), number: text }
}

/**
 * Puts on a list the debts that may come to its step today, with what they owe; the others are counted by the reason that
 * holds them back. A debt stands on one list of a step only.
 */
export async function fillList(
  trx: Transaction,
  act: Act,
  list: { id: number; step: CollectionStep },
  debtIds: number[]
): Promise<Record<string, number>> {
  const parameters = await loadParameters()
  await trx.from('tax_debts').whereIn('id', debtIds).orderBy('id').forUpdate().select('id')
  const debts = await stepDebts(debtIds, trx)
  const positions = await positionsOf(debts, clock.today(), trx)
  const left: Record<string, number> = {}
  const standing = new Set<string>(
    (
      await trx
        .from('tax_collection_acts')
        .whereIn(
          'standing_key',
          debts.map((debt) => keyOf(list.step, debt.id))
        )
        .select('standing_key')
    ).map((row) => row.standing_key)
  )
  const rows = []
  for (const debt of debts) {
    const owed = positions.get(debt.id)!.value.total
    const because = whyNot(act, list.step, debt, owed, standing, parameters)
    if (because) left[because] = (left[because] ?? 0) + 1
    else {
      rows.push({
        list_id: list.id,
        debt_id: debt.id,
        step: list.step,
        standing_key: keyOf(list.step, debt.id),
        owed_minor: owed.minor,
        fee_minor: feeOf(list.step, owed, clock.today(), parameters).minor,
      })
    }
  }
  if (rows.length) await trx.table('tax_collection_acts').multiInsert(rows)
  return left
}

function whyNot(
  act: Act,
  step: CollectionStep,
  debt: StepDebt,
  owed: Money,
  standing: Set<string>,
  parameters: Parameters
): string | null {
  if (!act.can('tax.debts.pursue', debt)) return 'elsewhere'
  if (standing.has(keyOf(step, debt.id))) return 'listed'
  if (!owed.isPositive()) return 'nothing_owed'
  return stepRefusal(step, debt, clock.today(), parameters)?.code.split('.')[1] ?? null
}

/** Ends the preparation. A last notice costs nothing and is sent; the other steps wait for the authorisation. */
export async function closeList(
  trx: Transaction,
  act: Act,
  list: { id: number; step: CollectionStep; number: string },
  left: Record<string, number>
): Promise<void> {
  const sums = await trx
    .from('tax_collection_acts')
    .where('list_id', list.id)
    .count('* as total')
    .sum('owed_minor as owed')
    .sum('fee_minor as fee')
    .first()
  const free = list.step === 'last_notice'
  await trx
    .from('tax_collection_lists')
    .where('id', list.id)
    .update({
      state: free ? 'authorised' : 'prepared',
      left_out: JSON.stringify(left),
      act_count: Number(sums.total),
      owed_minor: Number(sums.owed ?? 0),
      fee_minor: Number(sums.fee ?? 0),
    })
  await journal.record(trx, act, {
    action: 'collection.list.prepared',
    subject: { type: 'collection.list', id: list.id, label: list.number },
    after: { step: list.step, acts: Number(sums.total), left },
  })
  if (free) await enqueueServing(trx, act, list)
}

export async function enqueueServing(
  trx: Transaction,
  act: Act,
  list: { id: number; number: string }
): Promise<void> {
  const runId = await enqueue(
    trx,
    act,
    collectionServeJob,
    { listId: list.id },
    {
      title: { key: 'collection.jobs.serve', params: { number: list.number } },
      key: `collection-serve:${list.id}`,
      url: `/collection/lists/${list.id}`,
    }
  )
  await trx.from('tax_collection_lists').where('id', list.id).update({ run_id: runId })
}

/** One debt alone: refused with the day from which it is possible, and why. */
export async function prepareOne(act: Act, step: CollectionStep, debtId: number): Promise<number> {
  return transaction(async (trx) => {
    const [debt] = await stepDebts([debtId], trx)
    if (!debt) throw new Refusal('not_found', {}, { status: 404 })
    act.authorize('tax.debts.pursue', debt)
    const refusal = stepRefusal(step, debt, clock.today(), await loadParameters())
    if (refusal) throw refusal
    const list = { ...(await openList(trx, act, step)), step }
    const left = await fillList(trx, act, list, [debtId])
    if (Object.keys(left).length) {
      throw new Refusal('collection.step_listed', { notice: debt.notice }, { status: 409 })
    }
    await closeList(trx, act, list, left)
    return list.id
  })
}

const keyOf = (step: CollectionStep, debtId: number) => `${step}:${debtId}`
const stamp = () => clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
