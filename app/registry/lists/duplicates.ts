import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'

/** Pairs of parties that may be one. */
export const duplicateList = defineList({
  name: 'registry.duplicates',
  permission: 'registry.parties.merge',
  route: 'registry.duplicates.index',
  key: 'registry_party_duplicates.id',
  query: () =>
    db
      .from('registry_party_duplicates')
      .leftJoin('registry_parties as a', 'a.id', 'registry_party_duplicates.party_id')
      .leftJoin('registry_parties as b', 'b.id', 'registry_party_duplicates.other_id'),
  columns: [
    {
      key: 'party',
      type: 'party',
      select: namesOf('a'),
      search: 'words',
      searchOn: 'a.folded_name',
      folded: true,
      link: 'registry.duplicates.show',
    },
    {
      key: 'party_id',
      type: 'integer',
      select: 'registry_party_duplicates.party_id',
      filterable: true,
    },
    { key: 'other', type: 'party', select: namesOf('b') },
    {
      key: 'other_id',
      type: 'integer',
      select: 'registry_party_duplicates.other_id',
      filterable: true,
    },
    {
      key: 'score',
      type: 'integer',
      select: 'registry_party_duplicates.score',
      sortable: true,
      filterable: true,
    },
    {
      key: 'found_at',
      type: 'instant',
      select: 'registry_party_duplicates.found_at',
      filterable: true,
    },
    {
      key: 'state',
      type: 'state',
      select: 'registry_party_duplicates.state',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.states.duplicate',
        tones: { open: 'warn', dismissed: 'neutral', merged: 'good' },
      },
    },
  ],
  defaultColumns: ['party', 'other', 'score', 'found_at', 'state'],
  defaultSort: '-score',
  views: [{ key: 'open', filter: 'state:in:open', sort: '-score' }],
})
