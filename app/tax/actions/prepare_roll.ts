import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Roll } from '#tax/models/roll'

export interface RollRequest {
  year: number
  kind: 'initial' | 'supplementary'
  replacesId?: number | null
}

/** Opens a draft roll. One initial roll of a year stands at a time; what appears later goes on supplementary rolls. */
export async function prepareRoll(act: Act, request: RollRequest): Promise<Roll> {
  act.authorize('tax.rolls.prepare')
  return transaction(async (trx) => {
    const standing = await Roll.query({ client: trx })
      .where('standing_key', `tnb:${request.year}`)
      .forUpdate()
      .first()
    if (request.kind === 'initial' && standing) {
      throw new Refusal(
        'tax.roll_stands',
        { year: request.year, roll: standing.subjectLabel },
        { status: 409 }
      )
    }
    if (request.kind === 'supplementary' && standing?.state !== 'issued') {
      throw new Refusal('tax.roll_initial_missing', { year: request.year }, { status: 409 })
    }
    const roll = new Roll().useTransaction(trx).merge({
      tax: 'tnb',
      year: request.year,
      kind: request.kind,
      state: 'draft',
      standingKey: request.kind === 'initial' ? `tnb:${request.year}` : null,
      replacesId: request.replacesId ?? null,
      preparedById: act.actor.userId,
    })
    await roll.save()
    await journal.record(trx, act, {
      action: 'tax.roll.prepared',
      subject: roll,
      after: { year: roll.year, kind: roll.kind },
    })
    return roll
  })
}
