import { Refusal } from '#values/refusal'
import type { Money } from '#values/money'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'

export interface OpenSession {
  id: number
  till_id: number
  cashier_id: number
  opened_on: string
  opening_minor: number
  code: string
  name_fr: string
  name_ar: string
}

/** Begins a cashier's day at a till with the cash counted in it. One open day per till and per cashier. */
export async function openTill(act: Act, tillId: number, opening: Money): Promise<number> {
  act.authorize('cash.counter.use')
  return transaction(async (trx) => {
    const till = await trx.from('tax_tills').where('id', tillId).forUpdate().first()
    if (!till || !till.active)
      throw new Refusal('cash.till_unknown', {}, { status: 404, field: 'till' })
    const taken = await trx
      .from('tax_till_sessions as s')
      .join('platform_users as u', 'u.id', 's.cashier_id')
      .where((query) =>
        query.where('s.open_till_id', tillId).orWhere('s.open_cashier_id', act.actor.userId!)
      )
      .select('u.name_fr', 's.till_id')
      .first()
    if (taken) {
      throw new Refusal(
        'cash.till_taken',
        { till: till.code, name: taken.name_fr },
        { status: 409, field: 'till' }
      )
    }
    const [id] = await trx.table('tax_till_sessions').insert({
      till_id: tillId,
      cashier_id: act.actor.userId,
      opened_on: clock.today(),
      opened_at: stamp(),
      opening_minor: opening.minor,
      open_till_id: tillId,
      open_cashier_id: act.actor.userId,
    })
    await journal.record(trx, act, {
      action: 'cash.till.opened',
      subject: { type: 'cash.session', id, label: `${till.code} ${clock.today()}` },
      after: { till: till.code, opening: opening.toDecimal() },
    })
    return id
  })
}

/** The cashier's open day, locked when a transaction will act on it. Refuses `cash.no_open_till`. */
export async function ownOpenSession(trx: Transaction, act: Act): Promise<OpenSession> {
  const session = await trx
    .from('tax_till_sessions as s')
    .join('tax_tills as t', 't.id', 's.till_id')
    .where('s.open_cashier_id', act.actor.userId!)
    .select(
      's.id',
      's.till_id',
      's.cashier_id',
      's.opened_on',
      's.opening_minor',
      't.code',
      't.name_fr',
      't.name_ar'
    )
    .forUpdate()
    .first()
  if (!session) throw new Refusal('cash.no_open_till', {}, { status: 409 })
  return session
}

const stamp = () => clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
