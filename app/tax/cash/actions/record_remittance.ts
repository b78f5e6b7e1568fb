import { type Money } from '#values/money'
import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { heldAt } from '#tax/cash/queries/held'

export interface Remittance {
  /** Made with the form: the same form sent twice is one remittance. */
  requestKey: string
  tillId: number
  on: CivilDate
  cash: Money
  cheques: Money
  accountantReference: string
}

/**
 * Records what a cash office handed over to the accountant, against the accountant's receipt. Never more than it holds
 * that day or since. Returns the number; the same request again gives the first one.
 */
export async function recordRemittance(act: Act, remittance: Remittance): Promise<string> {
  act.authorize('cash.remittances.record')
  const { on, cash, cheques } = remittance
  if (on > clock.today())
    throw new Refusal('tax.day_to_come', { on: formatCivilDate(on) }, { field: 'on' })
  if (!cash.plus(cheques).isPositive())
    throw new Refusal('cash.nothing_remitted', {}, { field: 'cash' })
  return transaction(async (trx) => {
    const till = await lockedTill(trx, remittance.tillId)
    const earlier = await trx
      .from('tax_remittances')
      .where('request_key', remittance.requestKey)
      .first()
    if (earlier) return earlier.number
    for (const day of [on, clock.today()]) {
      const held = await heldAt(till.id, day, trx)
      for (const [field, asked, most] of [
        ['cash', cash, held.cash],
        ['cheques', cheques, held.cheque],
      ] as const) {
        if (asked.compare(most) <= 0) continue
        throw new Refusal(
          'cash.more_than_held',
          { till: till.code, asked: asked.format(), held: most.format(), on: formatCivilDate(day) },
          { field }
        )
      }
    }
    const { text } = await numbers.issue(trx, 'cash.remittance', on, till.code)
    const [id] = await trx.table('tax_remittances').insert({
      number: text,
      till_id: till.id,
      remitted_on: on,
      cash_minor: cash.minor,
      cheque_minor: cheques.minor,
      accountant_reference: remittance.accountantReference,
      request_key: remittance.requestKey,
      recorded_by_id: act.actor.userId,
      recorded_at: stamp(),
    })
    await journal.record(trx, act, {
      action: 'cash.remittance.recorded',
      subject: { type: 'cash.remittance', id: Number(id), label: text },
      after: {
        till: till.code,
        on,
        cash: cash.toDecimal(),
        cheques: cheques.toDecimal(),
        reference: remittance.accountantReference,
      },
    })
    return text
  })
}

/** Takes a wrong remittance back by a contra entry of today, with its reason; once only. */
export async function takeBackRemittance(act: Act, id: number, reason: string): Promise<void> {
  act.authorize('cash.cancellations.decide')
  await transaction(async (trx) => {
    const first = await trx.from('tax_remittances').where('id', id).first()
    if (!first || first.reverses_id) throw new Refusal('not_found', {}, { status: 404 })
    const till = await lockedTill(trx, first.till_id)
    const { number } = first
    if (await trx.from('tax_remittances').where('reverses_id', id).first())
      throw new Refusal('cash.remittance_taken_back', { number }, { status: 409 })
    if (first.recorded_by_id === act.actor.userId)
      throw new Refusal('cash.own_remittance', { number }, { status: 403 })
    const { text } = await numbers.issue(trx, 'cash.remittance', clock.today(), till.code)
    await trx.table('tax_remittances').insert({
      number: text,
      till_id: till.id,
      remitted_on: clock.today(),
      cash_minor: -first.cash_minor,
      cheque_minor: -first.cheque_minor,
      accountant_reference: first.accountant_reference,
      request_key: `contra-${id}`,
      reverses_id: id,
      reason,
      recorded_by_id: act.actor.userId,
      recorded_at: stamp(),
    })
    await journal.record(trx, act, {
      action: 'cash.remittance.taken_back',
      subject: { type: 'cash.remittance', id, label: number },
      after: { contra: text },
      reason,
    })
  })
}

async function lockedTill(trx: Transaction, id: number): Promise<{ id: number; code: string }> {
  const till = await trx.from('tax_tills').where('id', id).forUpdate().first()
  if (!till) throw new Refusal('not_found', {}, { status: 404 })
  return till
}

const stamp = () => clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
