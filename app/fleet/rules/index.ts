import type { RuleDefinition } from '#platform/rules/definition'
import { canAssignRule } from '#fleet/rules/definitions/can_assign'
import { dayPlanRule } from '#fleet/rules/definitions/day_plan'
import { fuelAnomaliesRule } from '#fleet/rules/definitions/fuel'
import {
  consumptionRule,
  maintenanceDueRule,
  odometerRule,
  utilisationRule,
} from '#fleet/rules/definitions/meters'
import {
  inspectionDueRule,
  plateRule,
  requiredLicenceRule,
  roadTaxRule,
} from '#fleet/rules/definitions/vehicles'

/** The fleet's rules under their public names. */
export const fleetRules: RuleDefinition[] = [
  canAssignRule,
  requiredLicenceRule,
  inspectionDueRule,
  roadTaxRule,
  consumptionRule,
  fuelAnomaliesRule,
  odometerRule,
  maintenanceDueRule,
  utilisationRule,
  dayPlanRule,
  plateRule,
]
