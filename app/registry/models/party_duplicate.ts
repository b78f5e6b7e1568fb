import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RegistryPartyDuplicateSchema } from '#database/schema'
import { Party } from '#registry/models/party'

/** Two parties that may be one, with what makes one think so. */
export class PartyDuplicate extends RegistryPartyDuplicateSchema {
  static table = 'registry_party_duplicates'

  declare state: 'open' | 'dismissed' | 'merged'

  @belongsTo(() => Party)
  declare party: BelongsTo<typeof Party>

  @belongsTo(() => Party, { foreignKey: 'otherId' })
  declare other: BelongsTo<typeof Party>
}
