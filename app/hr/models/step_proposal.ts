import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { HrStepProposalSchema } from '#database/schema'
import type { StepOrderFacts } from '#hr/documents/step_order'
import { Agent } from '#hr/models/agent'
import type { Pace } from '#hr/rules/step_advancement'
import type { StepState } from '#hr/rules/step_states'

/** A step that falls due in a year: the pace proposed for it and the order that gave it. */
export class StepProposal extends HrStepProposalSchema {
  static table = 'hr_step_proposals'
  static subjectType = 'hr.step_proposal'

  declare state: StepState
  declare pace: Pace | null

  @belongsTo(() => Agent)
  declare agent: BelongsTo<typeof Agent>

  /** The day of the step at a pace. */
  dayAt(pace: Pace): string {
    return { rapide: this.rapideOn, moyen: this.moyenOn, lent: this.lentOn }[pace]
  }

  /** What the order says, kept from its day; null before it is made. */
  get paper(): StepOrderFacts | null {
    const kept = this.decision as unknown
    return typeof kept === 'string' ? JSON.parse(kept) : (kept as StepOrderFacts | null)
  }

  get subjectLabel(): string {
    return this.number ?? `${this.year} · #${this.id}`
  }
}
