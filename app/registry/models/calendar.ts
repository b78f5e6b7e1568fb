import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { RegistryCalendarSchema } from '#database/schema'
import { Holiday } from '#registry/models/holiday'

export class Calendar extends RegistryCalendarSchema {
  static table = 'registry_calendars'

  @hasMany(() => Holiday)
  declare holidays: HasMany<typeof Holiday>
}
