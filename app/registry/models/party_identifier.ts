import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RegistryPartyIdentifierSchema } from '#database/schema'
import type { IdentifierKind } from '#registry/rules/identifiers'
import { Party } from '#registry/models/party'

export class PartyIdentifier extends RegistryPartyIdentifierSchema {
  static table = 'registry_party_identifiers'

  declare kind: IdentifierKind

  @belongsTo(() => Party)
  declare party: BelongsTo<typeof Party>
}
