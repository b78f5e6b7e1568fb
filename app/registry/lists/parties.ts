import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { READ_IDENTIFIERS } from '#registry/queries/describe_parties'

const holds = (role: string) =>
  `exists(select 1 from registry_party_roles r where r.party_id = registry_parties.id and r.role = '${role}' and r.until_on is null)`

/** People and organisations; the merged ones answer through the one kept and are left out. */
export const partyList = defineList({
  name: 'registry.parties',
  permission: 'registry.parties.view',
  route: 'registry.parties.index',
  key: 'registry_parties.id',
  query: () => db.from('registry_parties').whereNull('registry_parties.merged_into_id'),
  columns: [
    {
      key: 'name',
      type: 'party',
      select: 'registry_parties.name_fr',
      sortable: true,
      filterable: true,
      search: 'words',
      searchOn: 'registry_parties.folded_name',
      folded: true,
      link: 'registry.parties.show',
      width: 'wide',
    },
    { key: 'name_ar', type: 'party', select: 'registry_parties.name_ar', filterable: true },
    {
      key: 'kind',
      type: 'choice',
      select: 'registry_parties.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.kinds.party',
        tones: { person: 'neutral', organisation: 'neutral' },
      },
    },
    {
      key: 'identifier',
      type: 'text',
      select: 'registry_parties.main_identifier',
      sortable: true,
      filterable: true,
      search: 'prefix',
      permission: READ_IDENTIFIERS,
    },
    { key: 'taxpayer', type: 'boolean', select: holds('taxpayer'), filterable: true },
    { key: 'supplier', type: 'boolean', select: holds('supplier'), filterable: true },
    { key: 'staff', type: 'boolean', select: holds('staff'), filterable: true },
    {
      key: 'birth_on',
      type: 'date',
      select: 'registry_parties.birth_on',
      filterable: true,
      permission: READ_IDENTIFIERS,
    },
    {
      key: 'legal_form',
      type: 'text',
      select: 'registry_parties.legal_form',
      filterable: true,
      groupable: true,
    },
    { key: 'created_at', type: 'instant', select: 'registry_parties.created_at', filterable: true },
  ],
  defaultColumns: ['name', 'name_ar', 'kind', 'identifier', 'taxpayer', 'supplier', 'staff'],
  defaultSort: 'name',
  views: [
    { key: 'organisations', filter: 'kind:in:organisation' },
    { key: 'suppliers', filter: 'supplier:yes', columns: ['name', 'identifier', 'legal_form'] },
    { key: 'taxpayers', filter: 'taxpayer:yes' },
  ],
})
