import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { HrAgentSchema } from '#database/schema'
import { Party } from '#registry/models/party'
import { Unit } from '#registry/models/unit'
import { CareerAct } from '#hr/models/career_act'
import { FamilyMember } from '#hr/models/family_member'

export type AgentStatus = 'tenured' | 'probationer' | 'contract' | 'casual'

/** A person in the service of the commune. Posting, grade and échelon are what the acts in force say. */
export class Agent extends HrAgentSchema {
  static table = 'hr_agents'
  static subjectType = 'hr.agent'

  declare status: AgentStatus
  declare fund: 'CMR' | 'RCAR'
  declare state: 'in_service' | 'left'
  declare sex: 'F' | 'M' | null

  @belongsTo(() => Party)
  declare party: BelongsTo<typeof Party>

  @belongsTo(() => Unit)
  declare unit: BelongsTo<typeof Unit>

  @hasMany(() => CareerAct)
  declare acts: HasMany<typeof CareerAct>

  @hasMany(() => FamilyMember)
  declare family: HasMany<typeof FamilyMember>

  get subjectLabel(): string {
    return `${this.ppr} · ${this.nameFr}`
  }

  /** The name in the reader's script; the Latin one when no Arabic one is known. */
  nameIn(locale: string): string {
    return locale === 'ar' && this.nameAr ? this.nameAr : this.nameFr
  }
}
