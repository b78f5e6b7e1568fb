import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

/** Changes of bank account: those that wait for a second person, and what became of the others. */
export const accountProposalList = defineList({
  name: 'registry.account_proposals',
  permission: 'registry.accounts.read',
  route: 'registry.account_proposals.index',
  key: 'registry_bank_account_proposals.id',
  query: () =>
    db
      .from('registry_bank_account_proposals')
      .leftJoin(
        'registry_parties',
        'registry_parties.id',
        'registry_bank_account_proposals.party_id'
      )
      .leftJoin(
        'platform_users as proposer',
        'proposer.id',
        'registry_bank_account_proposals.proposed_by_id'
      )
      .leftJoin(
        'platform_users as decider',
        'decider.id',
        'registry_bank_account_proposals.decided_by_id'
      ),
  columns: [
    {
      key: 'party',
      type: 'party',
      select: namesOf('registry_parties'),
      search: 'words',
      searchOn: 'registry_parties.folded_name',
      folded: true,
      link: 'registry.account_proposals.show',
    },
    {
      key: 'rib',
      type: 'text',
      select: 'registry_bank_account_proposals.rib',
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'proposed_by',
      type: 'text',
      select: namesOf('proposer'),
    },
    {
      key: 'proposed_at',
      type: 'instant',
      select: 'registry_bank_account_proposals.proposed_at',
      sortable: true,
      filterable: true,
    },
    {
      key: 'decided_by',
      type: 'text',
      select: namesOf('decider'),
    },
    {
      key: 'state',
      type: 'state',
      select: 'registry_bank_account_proposals.state',
      sortable: true,
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.states.proposal',
        tones: { proposed: 'warn', approved: 'good', rejected: 'bad', withdrawn: 'neutral' },
      },
    },
  ],
  defaultColumns: ['party', 'rib', 'proposed_by', 'proposed_at', 'decided_by', 'state'],
  defaultSort: '-proposed_at',
  views: [{ key: 'waiting', filter: 'state:in:proposed' }],
})
