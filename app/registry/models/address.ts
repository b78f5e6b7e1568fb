import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RegistryAddressSchema } from '#database/schema'
import { Territory } from '#registry/models/territory'

export class Address extends RegistryAddressSchema {
  static table = 'registry_addresses'

  declare kind: 'postal' | 'residence' | 'head_office'

  @belongsTo(() => Territory)
  declare territory: BelongsTo<typeof Territory>
}
