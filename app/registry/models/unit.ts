import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { RegistryUnitSchema } from '#database/schema'
import { UnitVersion } from '#registry/models/unit_version'
import type { UnitKind } from '#registry/rules/unit_tree'

/** A structure of the town hall. Its names here are the latest; where it stood on a day is in its versions. */
export class Unit extends RegistryUnitSchema {
  static table = 'registry_units'
  static subjectType = 'registry.unit'

  declare kind: UnitKind

  @hasMany(() => UnitVersion)
  declare versions: HasMany<typeof UnitVersion>

  get subjectLabel(): string {
    return this.nameFr
  }

  nameIn(locale: string): string {
    return locale === 'ar' ? this.nameAr : this.nameFr
  }
}
