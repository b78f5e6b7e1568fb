import type { CivilDate } from '#values/civil_date'
import { addMonths, endOfMonth, laterOf } from '#values/civil_date'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { notify } from '#platform/notifications/notify'
import { numbers } from '#platform/numbering/numbers'
import { holdersOf } from '#platform/permissions/grants'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { requirePast } from '#tax/actions/plot_history'
import { positionOf } from '#tax/queries/debt_positions'
import type { DebtPosition } from '#tax/rules/debt_position'
import { OPEN_STATES } from '#tax/rules/debt_states'
import type { DebtState } from '#tax/rules/debt_states'

export const REQUEST_KINDS = ['relief', 'remission', 'write_off'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export interface DebtRequest {
  kind: RequestKind
  filedOn: CivilDate
  reason: string
  document: string | null
  /** Bank guarantee, mortgage or pledge: with a claim, it suspends the pursuit. */
  guarantee: string | null
  principal: Money
  sanction: Money
  late: Money
}

/**
 * Records what is asked about a debt: relief of what was wrongly assessed (a claim), remission of penalties, or write-off.
 * Somebody else decides. A claim with a guarantee suspends forced collection meanwhile.
 */
export async function askRequest(act: Act, debtId: number, asked: DebtRequest): Promise<number> {
  requirePast(asked.filedOn, 'filed_on')
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const debt = await lockedDebt(trx, debtId)
    act.authorize('tax.debts.pursue', { arrondissementId: debt.arrondissement_id })
    await refuseStanding(trx, debtId)
    const { value: position } = await positionOf(debt, clock.today(), trx)
    refuseImpossible(asked, debt, position)
    const suspends = asked.kind === 'relief' && Boolean(asked.guarantee)
    const { text } = await numbers.issue(trx, 'collection.request', clock.today())
    const [id] = await trx.table('tax_debt_requests').insert({
      number: text,
      debt_id: debtId,
      standing_debt_id: debtId,
      arrondissement_id: debt.arrondissement_id,
      kind: asked.kind,
      filed_on: asked.filedOn,
      last_on: asked.kind === 'relief' ? claimLastDay(debt, parameters) : null,
      reason: asked.reason,
      document: asked.document,
      guarantee: asked.guarantee,
      principal_minor: asked.principal.minor,
      sanction_minor: asked.sanction.minor,
      late_minor: asked.late.minor,
      asked_by_id: act.actor.userId,
      asked_at: clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
    })
    if (suspends) await trx.from('tax_debts').where('id', debtId).update({ suspended: 1 })
    await journal.record(trx, act, {
      action: 'collection.request.asked',
      subject: { type: 'collection.request', id: Number(id), label: text },
      after: {
        kind: asked.kind,
        notice: debt.notice,
        principal: asked.principal.toDecimal(),
        sanction: asked.sanction.toDecimal(),
        late: asked.late.toDecimal(),
        suspends,
      },
      reason: asked.reason,
    })
    const deciders = (await holdersOf('tax.debts.relieve')).filter(
      (userId) => userId !== act.actor.userId
    )
    await notify(trx, {
      userIds: deciders,
      key: 'collection.notices.request_asked',
      params: { name: act.actor.name, number: text },
      url: `/tax/notices/${debt.notice_id}`,
    })
    return Number(id)
  })
}

export interface LockedDebt {
  id: number
  notice: string
  notice_id: number
  state: DebtState
  suspended: number
  issued_on: CivilDate
  payment_last_on: CivilDate
  arrondissement_id: number
}

/** The debt, locked, with its notice. Refuses `not_found`. */
export async function lockedDebt(trx: Transaction, id: number): Promise<LockedDebt> {
  const row = await trx
    .from('tax_debts as d')
    .join('tax_notices as n', 'n.debt_id', 'd.id')
    .where('d.id', id)
    .select('d.*', 'n.number as notice', 'n.id as notice_id')
    .forUpdate()
    .first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  return { ...row, id: Number(row.id), notice_id: Number(row.notice_id) }
}

/** Last day of a claim: some months after the last day to pay, or after the month of issue when that ends later. */
export function claimLastDay(
  debt: { issued_on: CivilDate; payment_last_on: CivilDate },
  parameters: Parameters
): CivilDate {
  const months = parameters.on<number>('tax.claim.months', debt.issued_on).value
  return addMonths(laterOf(debt.payment_last_on, endOfMonth(debt.issued_on)), months)
}

async function refuseStanding(trx: Transaction, debtId: number): Promise<void> {
  const standing = await trx.from('tax_debt_requests').where('standing_debt_id', debtId).first()
  if (standing)
    throw new Refusal('collection.request_waits', { number: standing.number }, { status: 409 })
}

/** What is asked must still be owed, and only penalties are remitted. Refuses with the figure that is possible. */
export function refuseImpossible(
  asked: Pick<DebtRequest, 'kind' | 'document' | 'principal' | 'sanction' | 'late'>,
  debt: { notice: string; state: DebtState },
  position: DebtPosition
): void {
  const { notice } = debt
  if (!OPEN_STATES.includes(debt.state))
    throw new Refusal('collection.debt_over', { notice, state: debt.state }, { status: 409 })
  if (asked.kind === 'write_off') {
    if (!asked.document) throw new Refusal('collection.document_missing', {}, { field: 'document' })
    return
  }
  if (asked.kind === 'remission' && asked.principal.isPositive())
    throw new Refusal('collection.remission_of_principal', {}, { field: 'principal' })
  for (const part of ['principal', 'sanction', 'late'] as const) {
    if (asked[part].compare(position[part]) > 0) {
      throw new Refusal(
        'collection.more_than_owed',
        { part, asked: asked[part].format(), owed: position[part].format() },
        { field: part }
      )
    }
  }
  if (Money.sum([asked.principal, asked.sanction, asked.late]).isZero())
    throw new Refusal('collection.nothing_asked', {}, { field: 'principal' })
}
