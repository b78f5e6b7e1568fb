import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { FuelAnomaly } from '#fleet/models/fuel_anomaly'

export interface AnomalyDecision {
  state: 'justified' | 'confirmed'
  reason: string
}

/** Says of each anomaly whether it is explained or stands, and why. Those already decided are left alone. */
export async function decideAnomalies(
  act: Act,
  ids: number[],
  decision: AnomalyDecision
): Promise<number> {
  act.authorize('fleet.fuel.decide')
  if (!decision.reason.trim())
    throw new Refusal('fleet.reason_needed', { number: '' }, { field: 'reason' })
  return transaction(async (trx) => {
    const open = await FuelAnomaly.query({ client: trx })
      .whereIn('id', ids)
      .where('state', 'open')
      .orderBy('id')
      .forUpdate()
    for (const anomaly of open) {
      anomaly.useTransaction(trx).merge({
        state: decision.state,
        decisionReason: decision.reason.trim().slice(0, 500),
        decidedBy: act.actor.userId,
        decidedByName: act.actor.name,
        decidedAt: clock.now(),
        lockVersion: anomaly.lockVersion + 1,
      })
      await anomaly.save()
    }
    await journal.recordAll(
      trx,
      act,
      open.map((anomaly) => ({
        action: `fleet.fuel_anomaly.${decision.state}`,
        subject: anomaly,
        before: { state: 'open' },
        after: { state: decision.state },
        reason: decision.reason,
      }))
    )
    return open.length
  })
}
