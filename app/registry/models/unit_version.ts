import { RegistryUnitVersionSchema } from '#database/schema'
import type { UnitKind } from '#registry/rules/unit_tree'

/** A unit's name, place and head over a period, both days included. */
export class UnitVersion extends RegistryUnitVersionSchema {
  static table = 'registry_unit_versions'

  declare kind: UnitKind
}
