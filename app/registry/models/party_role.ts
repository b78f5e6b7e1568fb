import { RegistryPartyRoleSchema } from '#database/schema'

/** What a party is to the town hall, since when. */
export class PartyRole extends RegistryPartyRoleSchema {
  static table = 'registry_party_roles'

  declare role: 'taxpayer' | 'supplier' | 'staff'
}
