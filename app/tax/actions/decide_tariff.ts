import { addDays, civilDate, formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Tariff } from '#tax/models/tariff'
import type { TariffRate } from '#tax/models/tariff_rate'
import { checkTariff } from '#tax/rate_checks'

export interface TariffDecision {
  approved: boolean
  reason: string | null
}

/**
 * Approves or rejects a proposed tariff; never by whoever proposed it. Approved with its visa, it becomes the dated setting
 * `tax.tnb.tariff` from 1 January of its year, which is what the rule, the rolls and the notices read.
 */
export async function decideTariff(
  act: Act,
  tariffId: number,
  decision: TariffDecision
): Promise<Tariff> {
  act.authorize('tax.tariffs.approve')
  return transaction(async (trx) => {
    const tariff = await Tariff.query({ client: trx })
      .where('id', tariffId)
      .preload('rates')
      .forUpdate()
      .firstOrFail()
    if (tariff.state !== 'proposed') {
      throw new Refusal('tax.tariff_decided', { year: tariff.year }, { status: 409 })
    }
    if (act.actor.userId !== null && tariff.proposedById === act.actor.userId) {
      throw new Refusal('tax.tariff_same_person', { year: tariff.year }, { status: 403 })
    }
    if (decision.approved && !tariff.visaOn) {
      throw new Refusal('tax.tariff_without_visa', { year: tariff.year }, { status: 409 })
    }
    if (decision.approved) {
      await refuseWhenIssued(trx, tariff.year)
      await trx
        .from('tax_tariffs')
        .where('approved_year', tariff.year)
        .update({ state: 'replaced', approved_year: null })
      await putInForce(trx, act, tariff)
    }
    await tariff
      .merge({
        state: decision.approved ? 'approved' : 'rejected',
        approvedYear: decision.approved ? tariff.year : null,
        decidedById: act.actor.userId,
        decidedAt: clock.now(),
        decisionReason: decision.reason,
      })
      .save()
    await journal.record(trx, act, {
      action: decision.approved ? 'tax.tariff.approved' : 'tax.tariff.rejected',
      subject: tariff,
      reason: decision.reason,
    })
    return tariff
  })
}

/** A tariff under which a roll has been issued changes only after that roll is cancelled. */
async function refuseWhenIssued(trx: Transaction, year: number): Promise<void> {
  const roll = await trx
    .from('tax_rolls')
    .where({ tax: 'tnb', year })
    .whereIn('state', ['issuing', 'issued'])
    .first()
  if (roll)
    throw new Refusal('tax.tariff_year_issued', { year, roll: roll.number ?? '' }, { status: 409 })
}

async function putInForce(trx: Transaction, act: Act, tariff: Tariff): Promise<void> {
  const key = 'tax.tnb.tariff'
  const from = civilDate(tariff.year, 1, 1)
  const value = tariff.rates.map(({ zone, classed, rate }: TariffRate) => ({
    zone,
    classed,
    rate: trimmed(rate),
  }))
  checkTariff(value, from, await loadParameters(trx))
  const now = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  const settings = () => trx.from('platform_settings').where({ key, state: 'approved' })
  const later = await settings().where('valid_from', '>', from).orderBy('valid_from').first()
  await settings().where('valid_from', from).update({ state: 'replaced', updated_at: now })
  await settings()
    .where('valid_from', '<', from)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>=', from))
    .update({ valid_to: addDays(from, -1), updated_at: now })
  await trx.table('platform_settings').insert({
    key,
    value: JSON.stringify(value),
    valid_from: from,
    valid_to: later ? addDays(later.valid_from, -1) : null,
    reference: `${tariff.orderReference} du ${formatCivilDate(tariff.orderOn)}`,
    state: 'approved',
    author_id: tariff.proposedById,
    approver_id: act.actor.userId,
    created_at: now,
    decided_at: now,
  })
}

function trimmed(rate: string): string {
  return String(rate).replace(/\.?0+$/, '')
}
