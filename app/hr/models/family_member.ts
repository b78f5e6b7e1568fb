import { HrFamilyMemberSchema } from '#database/schema'

/** A spouse or a child, from a day and until one. */
export class FamilyMember extends HrFamilyMemberSchema {
  static table = 'hr_family_members'
  static subjectType = 'hr.family_member'

  declare kind: 'spouse' | 'child'

  get subjectLabel(): string {
    return this.nameFr
  }
}
