import { RegistryHolidayProposalSchema } from '#database/schema'

/** A day of rest to add, move or remove, asked by one person and decided by another. */
export class HolidayProposal extends RegistryHolidayProposalSchema {
  static table = 'registry_holiday_proposals'
  static subjectType = 'registry.holiday_proposal'

  declare operation: 'add' | 'move' | 'remove'
  declare nature: 'fixed' | 'moving' | 'one_off'
  declare certainty: 'estimated' | 'planned' | 'confirmed'
  declare state: 'proposed' | 'approved' | 'rejected' | 'withdrawn'

  get subjectLabel(): string {
    return `${this.nameFr} ${this.dayOn}`
  }
}
