import { RegistryHolidaySchema } from '#database/schema'

/** One day of rest. A moving feast of two days is two rows of the same feast. */
export class Holiday extends RegistryHolidaySchema {
  static table = 'registry_holidays'
  static subjectType = 'registry.holiday'

  declare nature: 'fixed' | 'moving' | 'one_off'
  declare certainty: 'estimated' | 'planned' | 'confirmed'

  get subjectLabel(): string {
    return `${this.nameFr} ${this.dayOn}`
  }
}
