import db from '@adonisjs/lucid/services/db'
import { defineList } from '#platform/lists/definition'
import { namesOf } from '#platform/lists/names'
import { arrondissementChoices } from '#registry/queries/lookups'

const partyName = namesOf('registry_parties')

const party = {
  key: 'party',
  type: 'party' as const,
  select: partyName,
  search: 'words' as const,
  searchOn: 'registry_parties.folded_name',
  folded: true,
}

/** The page of the person or organisation is the page of its addresses, accounts and absences. */
const toParty = (row: { party_id?: unknown }) => ({
  route: 'registry.parties.show',
  params: [row.party_id],
})

const partyId = (table: string) => ({
  key: 'party_id',
  type: 'integer' as const,
  select: `${table}.party_id`,
  hidden: true,
})

/** Where people and organisations are reached by post; former addresses stay. */
export const addressList = defineList({
  name: 'registry.addresses',
  permission: 'registry.parties.view',
  route: 'registry.addresses.index',
  key: 'registry_addresses.id',
  query: () =>
    db
      .from('registry_addresses')
      .leftJoin('registry_parties', 'registry_parties.id', 'registry_addresses.party_id')
      .leftJoin(
        'registry_territories',
        'registry_territories.id',
        'registry_addresses.territory_id'
      ),
  columns: [
    { ...party, link: toParty },
    partyId('registry_addresses'),
    {
      key: 'kind',
      type: 'choice',
      select: 'registry_addresses.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.kinds.address',
        tones: { postal: 'neutral', residence: 'neutral', head_office: 'neutral' },
      },
    },
    {
      key: 'line',
      type: 'text',
      select: {
        fr: 'registry_addresses.line_fr',
        ar: 'coalesce(registry_addresses.line_ar, registry_addresses.line_fr)',
      },
      filterable: true,
      width: 'wide',
    },
    {
      key: 'postal_code',
      type: 'text',
      select: 'registry_addresses.postal_code',
      filterable: true,
    },
    { key: 'city', type: 'text', select: 'registry_addresses.city', filterable: true },
    {
      key: 'arrondissement',
      type: 'reference',
      select: { fr: 'registry_territories.name_fr', ar: 'registry_territories.name_ar' },
      filterOn: 'registry_addresses.territory_id',
      filterable: true,
      groupable: true,
      choices: arrondissementChoices,
    },
    {
      key: 'current',
      type: 'boolean',
      select: 'registry_addresses.current',
      filterable: true,
    },
    {
      key: 'updated_at',
      type: 'instant',
      select: 'registry_addresses.updated_at',
      filterable: true,
    },
  ],
  defaultColumns: ['party', 'kind', 'line', 'postal_code', 'city', 'arrondissement', 'current'],
  defaultSort: 'party_id',
  views: [{ key: 'current', filter: 'current:yes' }],
})

/** The accounts people and organisations are paid on, and those they were paid on before. */
export const bankAccountList = defineList({
  name: 'registry.bank_accounts',
  permission: 'registry.accounts.read',
  route: 'registry.bank_accounts.index',
  key: 'registry_bank_accounts.id',
  query: () =>
    db
      .from('registry_bank_accounts')
      .leftJoin('registry_parties', 'registry_parties.id', 'registry_bank_accounts.party_id'),
  columns: [
    { ...party, link: toParty },
    partyId('registry_bank_accounts'),
    {
      key: 'rib',
      type: 'text',
      select: 'registry_bank_accounts.rib',
      filterable: true,
      search: 'prefix',
    },
    {
      key: 'bank_name',
      type: 'text',
      select: 'registry_bank_accounts.bank_name',
      filterable: true,
      groupable: true,
    },
    {
      key: 'origin',
      type: 'choice',
      select: 'registry_bank_accounts.origin',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.kinds.account_origin',
        tones: { first: 'neutral', proposal: 'neutral', merge: 'neutral' },
      },
    },
    {
      key: 'since_at',
      type: 'instant',
      select: 'registry_bank_accounts.since_at',
      sortable: true,
      filterable: true,
    },
    {
      key: 'until_at',
      type: 'instant',
      select: 'registry_bank_accounts.until_at',
      filterable: true,
    },
    {
      key: 'current',
      type: 'boolean',
      select: 'registry_bank_accounts.until_at is null',
      filterable: true,
    },
  ],
  defaultColumns: ['party', 'rib', 'bank_name', 'origin', 'since_at', 'until_at'],
  defaultSort: '-since_at',
  views: [{ key: 'current', filter: 'current:yes' }],
})

/** When people are away, whatever module said so; why is nobody else's business. */
export const unavailabilityList = defineList({
  name: 'registry.unavailabilities',
  permission: 'registry.parties.view',
  route: 'registry.unavailabilities.index',
  key: 'registry_unavailabilities.id',
  query: () =>
    db
      .from('registry_unavailabilities')
      .leftJoin('registry_parties', 'registry_parties.id', 'registry_unavailabilities.party_id'),
  columns: [
    { ...party, link: toParty },
    partyId('registry_unavailabilities'),
    {
      key: 'kind',
      type: 'choice',
      select: 'registry_unavailabilities.kind',
      filterable: true,
      groupable: true,
      values: {
        texts: 'registry.kinds.away',
        tones: {
          leave: 'neutral',
          mission: 'neutral',
          training: 'neutral',
          rest: 'neutral',
          other: 'neutral',
        },
      },
    },
    {
      key: 'from_at',
      type: 'instant',
      select: 'registry_unavailabilities.from_at',
      sortable: true,
      filterable: true,
    },
    {
      key: 'to_at',
      type: 'instant',
      select: 'registry_unavailabilities.to_at',
      sortable: true,
      filterable: true,
    },
    {
      key: 'ended_at',
      type: 'instant',
      select: 'registry_unavailabilities.ended_at',
      filterable: true,
    },
    {
      key: 'standing',
      type: 'boolean',
      select: 'registry_unavailabilities.ended_at is null',
      filterable: true,
    },
  ],
  defaultColumns: ['party', 'kind', 'from_at', 'to_at', 'standing'],
  defaultSort: '-from_at',
  views: [{ key: 'standing', filter: 'standing:yes' }],
})
