import type { Explained, Step } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import type { AssignmentFacts, AssignmentVerdict, Check } from '#fleet/rules/assignment_facts'
import { HARD, INVARIANTS } from '#fleet/rules/assignment_facts'
import { checkDriverDocuments, checkDriverRest, checkDriverFree } from '#fleet/rules/driver_checks'
import {
  checkMissionPermit,
  checkVehicleDocuments,
  checkVehicleFree,
  checkVehicleLoad,
  checkVehicleReady,
} from '#fleet/rules/vehicle_checks'
import { checkWindow } from '#fleet/rules/windows'

/**
 * Whether a vehicle and a driver may take a mission: invariants I1 to I8 of dispatch, each passed or
 * failed with its sentence. I1 to I5 cannot be overridden; I6 to I8 can, with a role and a reason.
 */
export function canAssign(
  facts: AssignmentFacts,
  parameters: Parameters
): Explained<AssignmentVerdict> {
  checkWindow(facts.mission)
  const checks = [
    ...checkVehicleFree(facts, parameters),
    ...checkDriverFree(facts, parameters),
    ...checkDriverDocuments(facts, parameters),
    ...checkVehicleDocuments(facts, parameters),
    ...checkVehicleReady(facts),
    ...checkVehicleLoad(facts, parameters),
    ...checkDriverRest(facts, parameters),
    ...checkMissionPermit(facts, parameters),
  ]
  const failed = INVARIANTS.filter((name) =>
    checks.some((one) => one.invariant === name && one.outcome === 'failed')
  )
  const overridable = failed.filter((name) => !HARD.includes(name))
  const refused = failed.length > overridable.length
  return {
    value: {
      verdict: refused ? 'refused' : failed.length > 0 ? 'override_needed' : 'allowed',
      allowed: failed.length === 0,
      failed,
      overridable: refused ? [] : overridable,
      checks: checks.map(({ parameter: _parameter, ...rest }) => rest),
    },
    steps: checks.map(asStep),
  }
}

/** The text a check rests on when no setting carries it. */
const LAWS: [string, string][] = [
  ['licence_', 'Loi 52-05 (code de la route), catégories du permis de conduire'],
  ['medical_', 'Loi 52-05 (code de la route), visite médicale'],
  ['professional_card_', 'Loi 52-05, art. 40 et 41'],
  ['seats_', 'Carte grise : nombre de places'],
  ['load_', 'Carte grise : PTC et poids à vide'],
  ['insurance_', 'Code des assurances, art. 120'],
  ['inspection_', 'Code de la route, visites techniques'],
]

function lawOf(one: Check): string | undefined {
  if (one.parameter?.reference) return one.parameter.reference
  return LAWS.find(([beginning]) => one.label.startsWith(beginning))?.[1]
}

function asStep(one: Check): Step {
  return {
    label: `fleet.steps.${one.label}`,
    params: { invariant: one.invariant, outcome: one.outcome, ...one.params },
    formula: one.formula,
    parameter: one.parameter,
    reference: lawOf(one),
  }
}
