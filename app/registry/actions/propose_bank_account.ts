import { isRib, normaliseDigits } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import { tidyText } from '#values/text'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import { notify } from '#platform/notifications/notify'
import { holdersOf } from '#platform/permissions/grants'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { BankAccountProposal } from '#registry/models/bank_account_proposal'
import { Party } from '#registry/models/party'

export interface AccountProposal {
  rib: string
  bankName?: string | null
  /** Why it changes, and which paper says so. */
  reason: string
}

/**
 * Asks that a party be paid on another account; nothing changes until somebody else approves.
 * Refuses `registry.rib_invalid`, `registry.rib_same`, `registry.proposal_waits` when one is already waiting.
 */
export async function proposeBankAccount(
  act: Act,
  partyId: number,
  facts: AccountProposal,
  outer?: Transaction
): Promise<BankAccountProposal> {
  act.authorize('registry.accounts.propose')
  const rib = normaliseDigits(facts.rib)
  if (!isRib(rib)) throw new Refusal('registry.rib_invalid', { rib: facts.rib }, { field: 'rib' })
  if (act.actor.userId === null) throw new Refusal('registry.proposer_unknown')
  const proposerId = act.actor.userId
  const propose = async (trx: Transaction) => {
    const party = await Party.query({ client: trx }).where('id', partyId).forUpdate().firstOrFail()
    const current = await trx.from('registry_bank_accounts').where('current_key', partyId).first()
    if (current?.rib === rib)
      throw new Refusal('registry.rib_same', { name: party.nameFr }, { field: 'rib' })
    const waiting = await BankAccountProposal.query({ client: trx })
      .where('open_key', partyId)
      .first()
    if (waiting) throw new Refusal('registry.proposal_waits', { name: party.nameFr })
    const proposal = new BankAccountProposal().useTransaction(trx)
    proposal.merge({
      partyId,
      rib,
      bankName: tidyText(facts.bankName ?? '') || null,
      reason: tidyText(facts.reason),
      state: 'proposed',
      proposedById: proposerId,
      proposedAt: clock.now().toUTC(),
      openKey: partyId,
    })
    await proposal.save()
    await journal.record(trx, act, {
      action: 'registry.bank_account.proposed',
      subject: party,
      before: current ? { rib: current.rib } : null,
      after: { rib, bank: proposal.bankName },
      reason: proposal.reason,
    })
    const holders = await holdersOf('registry.accounts.approve')
    const approvers = holders.filter((id) => id !== proposerId)
    await notify(trx, {
      userIds: approvers,
      key: 'registry.notices.account_proposed',
      params: { name: { fr: party.nameFr, ar: party.nameAr } },
      url: `/registry/account-proposals/${proposal.id}`,
    })
    return proposal
  }
  return outer ? propose(outer) : transaction(propose)
}
