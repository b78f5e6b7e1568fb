import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import OfficialDocument from '#documents/models/official_document'

/**
 * Says that an official document holds no longer: cancelled, or replaced by another number. The public page
 * shows it from then on. Rights are the caller's question. Refuses `documents.already_ended`.
 */
export async function endOfficialDocument(
  trx: Transaction,
  act: Act,
  document: { kind: string; number: string },
  end: { reason: string; replacedBy?: string }
): Promise<void> {
  const { kind, number } = document
  const found = await OfficialDocument.query({ client: trx })
    .where({ kind, number })
    .forUpdate()
    .firstOrFail()
  if (found.state !== 'valid') {
    throw new Refusal('documents.already_ended', {
      number: found.number,
      reason: found.stateReason ?? '',
    })
  }
  const state = end.replacedBy ? 'replaced' : 'cancelled'
  found.merge({
    state,
    stateAt: clock.now(),
    stateReason: end.reason,
    replacedByNumber: end.replacedBy ?? null,
  })
  await found.save()
  await journal.record(trx, act, {
    action: `documents.official.${state}`,
    subject: found,
    before: { state: 'valid' },
    after: { state, replacedBy: end.replacedBy ?? null },
    reason: end.reason,
  })
}
