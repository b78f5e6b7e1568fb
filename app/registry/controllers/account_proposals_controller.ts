import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { maskMiddle } from '#values/text'
import { renderList } from '#platform/lists/render'
import { dossierOf } from '#platform/attachments/dossier'
import { decideBankAccount } from '#registry/actions/decide_bank_account'
import { proposeBankAccount } from '#registry/actions/propose_bank_account'
import { existing } from '#registry/controllers/answers'
import { accountProposalList } from '#registry/lists/account_proposals'
import { BankAccountProposal } from '#registry/models/bank_account_proposal'
import { Party } from '#registry/models/party'
import { accountProposalValidator, decisionValidator } from '#registry/validators/registry'

/** Changes of bank account, asked by one person and decided by another. */
export default class AccountProposalsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, accountProposalList, { intro: 'registry.account_proposals.intro' })
  }

  async create({ act, params, view }: HttpContext) {
    const party = existing(await Party.find(params.party_id))
    const account = await db.from('registry_bank_accounts').where('current_key', party.id).first()
    const shown =
      account && !act.can('registry.accounts.read') ? maskMiddle(account.rib, 3, 4) : account?.rib
    return view.render('registry/account_proposals/create', { party, current: shown ?? null })
  }

  async store({ act, params, request, response, session }: HttpContext) {
    const proposal = await proposeBankAccount(
      act,
      Number(params.party_id),
      await request.validateUsing(accountProposalValidator)
    )
    session.flash('notice', { tone: 'good', key: 'registry.account_proposals.sent' })
    return response.redirect(`/registry/account-proposals/${proposal.id}`)
  }

  async show({ act, params, view }: HttpContext) {
    const proposal = existing(
      await BankAccountProposal.query().where('id', params.id).preload('party').first()
    )
    const names = await db
      .from('platform_users')
      .whereIn('id', [proposal.proposedById, proposal.decidedById ?? 0])
      .select('id', 'name_fr', 'name_ar')
    const nameOf = (id: number | null) => {
      const user = names.find((row) => row.id === id)
      return user ? (act.locale === 'ar' && user.name_ar ? user.name_ar : user.name_fr) : null
    }
    const account = await db
      .from('registry_bank_accounts')
      .where('current_key', proposal.partyId)
      .first()
    return view.render('registry/account_proposals/show', {
      proposal,
      proposedBy: nameOf(proposal.proposedById),
      decidedBy: nameOf(proposal.decidedById),
      current: account?.rib ?? null,
      own: proposal.proposedById === act.actor.userId,
      dossier: await dossierOf(act, { type: 'registry.bank_account_proposal', id: proposal.id }),
    })
  }

  async decide({ act, params, request, response, session }: HttpContext) {
    const { decision, reason } = await request.validateUsing(decisionValidator)
    await decideBankAccount(act, Number(params.id), decision, reason ?? null)
    session.flash('notice', { tone: 'good', key: `registry.account_proposals.${decision}` })
    return response.redirect(`/registry/account-proposals/${params.id}`)
  }
}
