import { RegistryPartyMergeSchema } from '#database/schema'

/** One party absorbed by another, with what it held at that moment. */
export class PartyMerge extends RegistryPartyMergeSchema {
  static table = 'registry_party_merges'
}
