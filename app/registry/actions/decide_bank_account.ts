import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import { notify } from '#platform/notifications/notify'
import type { Transaction } from '#platform/transaction'
import { transaction } from '#platform/transaction'
import { BankAccount } from '#registry/models/bank_account'
import { BankAccountProposal } from '#registry/models/bank_account_proposal'
import { Party } from '#registry/models/party'

export type Decision = 'approved' | 'rejected' | 'withdrawn'

/**
 * Decides a waiting proposal. Approving and rejecting are for somebody else than the proposer, withdrawing for
 * the proposer alone; a rejection says why.
 * Refuses `registry.proposal_decided`, `registry.own_proposal`, `registry.not_own_proposal`, `registry.decision_reason`.
 */
export async function decideBankAccount(
  act: Act,
  proposalId: number,
  decision: Decision,
  reason: string | null
): Promise<BankAccountProposal> {
  act.authorize(
    decision === 'withdrawn' ? 'registry.accounts.propose' : 'registry.accounts.approve'
  )
  return transaction(async (trx) => {
    const proposal = await BankAccountProposal.query({ client: trx })
      .where('id', proposalId)
      .forUpdate()
      .firstOrFail()
    const party = await Party.query({ client: trx })
      .where('id', proposal.partyId)
      .forUpdate()
      .firstOrFail()
    if (proposal.state !== 'proposed') {
      throw new Refusal(
        'registry.proposal_decided',
        { name: party.nameFr, state: proposal.state },
        { status: 409 }
      )
    }
    const own = proposal.proposedById === act.actor.userId
    if (decision === 'withdrawn' && !own)
      throw new Refusal('registry.not_own_proposal', {}, { status: 403 })
    if (decision !== 'withdrawn' && (own || act.actor.userId === null)) {
      throw new Refusal('registry.own_proposal', { name: party.nameFr }, { status: 403 })
    }
    if (decision === 'rejected' && !reason)
      throw new Refusal('registry.decision_reason', {}, { field: 'reason' })

    const before = await trx.from('registry_bank_accounts').where('current_key', party.id).first()
    proposal.merge({
      state: decision,
      decidedById: act.actor.userId,
      decidedAt: clock.now().toUTC(),
      decisionReason: reason,
      openKey: null,
    })
    await proposal.save()
    if (decision === 'approved') await replaceAccount(trx, proposal)
    await journal.record(trx, act, {
      action: `registry.bank_account.${decision}`,
      subject: party,
      before: decision === 'approved' && before ? { rib: before.rib } : null,
      after: decision === 'approved' ? { rib: proposal.rib } : null,
      reason,
    })
    if (decision !== 'withdrawn') {
      await notify(trx, {
        userIds: [proposal.proposedById],
        key: `registry.notices.account_${decision}`,
        params: { name: { fr: party.nameFr, ar: party.nameAr } },
        url: `/registry/account-proposals/${proposal.id}`,
      })
    }
    return proposal
  })
}

async function replaceAccount(trx: Transaction, proposal: BankAccountProposal): Promise<void> {
  const now = clock.now().toUTC()
  await BankAccount.query({ client: trx })
    .where('current_key', proposal.partyId)
    .update({ until_at: now.toJSDate(), current_key: null })
  const account = new BankAccount().useTransaction(trx)
  account.merge({
    partyId: proposal.partyId,
    rib: proposal.rib,
    bankName: proposal.bankName,
    origin: 'proposal',
    proposalId: proposal.id,
    sinceAt: now,
    currentKey: proposal.partyId,
  })
  await account.save()
}
