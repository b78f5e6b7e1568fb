import { FleetDayPlanLineSchema, FleetDayPlanSchema } from '#database/schema'

/** A proposal for a day; nothing is held until its lines are accepted. */
export class DayPlan extends FleetDayPlanSchema {
  static table = 'fleet_day_plans'
  static subjectType = 'fleet.day_plan'

  declare state: 'proposed' | 'accepted' | 'discarded'

  get subjectLabel(): string {
    return this.dayOn
  }
}

export class DayPlanLine extends FleetDayPlanLineSchema {
  static table = 'fleet_day_plan_lines'

  declare state: 'proposed' | 'accepted' | 'refused'
}
