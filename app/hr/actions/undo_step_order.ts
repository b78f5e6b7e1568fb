import type { Act } from '#platform/act'
import type { Transaction } from '#platform/transaction'
import { endOfficialDocument } from '#documents/actions/end_official_document'
import { StepProposal } from '#hr/models/step_proposal'

/** The act that an order of advancement made is taken back: the order holds no longer. */
export async function undoStepOrder(
  trx: Transaction,
  act: Act,
  actId: number,
  reason: string
): Promise<void> {
  const proposal = await StepProposal.query({ client: trx }).where('actId', actId).first()
  if (!proposal) return
  const paper = { kind: 'hr.step_order', number: proposal.number as string }
  await endOfficialDocument(trx, act, paper, { reason })
}
