import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { HrLeaveRequestSchema } from '#database/schema'
import type { LeaveDecisionFacts } from '#hr/documents/leave_decision'
import { Agent } from '#hr/models/agent'
import { LeaveMove } from '#hr/models/leave_move'
import type { LeaveState } from '#hr/rules/leave_states'

/** A leave asked for, and what became of it. */
export class LeaveRequest extends HrLeaveRequestSchema {
  static table = 'hr_leave_requests'
  static subjectType = 'hr.leave_request'

  declare state: LeaveState

  @belongsTo(() => Agent)
  declare agent: BelongsTo<typeof Agent>

  @belongsTo(() => Agent, { foreignKey: 'interimAgentId' })
  declare interim: BelongsTo<typeof Agent>

  @hasMany(() => LeaveMove, { foreignKey: 'requestId', onQuery: (query) => query.orderBy('id') })
  declare moves: HasMany<typeof LeaveMove>

  /** What the decision says, kept from its day; null before it is granted. */
  get paper(): LeaveDecisionFacts | null {
    const kept = this.decision as unknown
    return typeof kept === 'string' ? JSON.parse(kept) : (kept as LeaveDecisionFacts | null)
  }

  get subjectLabel(): string {
    return this.number ?? `#${this.id}`
  }

  get days(): number {
    return this.halfDays / 2
  }
}
