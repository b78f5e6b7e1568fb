import { RegistryUnavailabilitySchema } from '#database/schema'

/** A person away from one instant to another (end not included), and the record that says so. */
export class Unavailability extends RegistryUnavailabilitySchema {
  static table = 'registry_unavailabilities'

  declare kind: 'leave' | 'mission' | 'training' | 'rest' | 'other'
}
