import type { CivilDate } from '#values/civil_date'
import type { Parameter, Step } from '#values/explanation'
import type { Window } from '#fleet/rules/windows'

export const INVARIANTS = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8'] as const
export type Invariant = (typeof INVARIANTS)[number]

/** Those no role can override. */
export const HARD: readonly Invariant[] = ['I1', 'I2', 'I3', 'I4', 'I5']

/** A stretch in which a vehicle or a person cannot serve; whole days or instants. */
export interface Unavailability extends Window {
  reason?: string
}

/** `undefined` means "not told": the check is left out. `null` means "told there is none". */
export interface VehicleFacts {
  plate: string
  seats?: number
  grossWeightKg?: number
  tareKg?: number
  trailerKg?: number
  insuranceTo?: CivilDate | null
  inspectionTo?: CivilDate | null
  /** The class has no inspection. */
  inspectionExempt?: boolean
  roadTaxTo?: CivilDate | null
  roadTaxExempt?: boolean
  retiredOn?: CivilDate | null
  unavailable?: readonly Unavailability[]
}

export interface HeldLicence {
  category: string
  validTo?: CivilDate | null
}

export interface DriverFacts {
  /** Tells apart people of the same name; the name serves without it. */
  key?: string
  name: string
  birthOn?: CivilDate | null
  licences?: readonly HeldLicence[]
  medicalTo?: CivilDate | null
  professionalCardTo?: CivilDate | null
  unavailable?: readonly Unavailability[]
}

export interface MissionFacts extends Window {
  reference?: string
  passengers?: number
  loadKg?: number
  drivingMinutes?: number
  outsideCommune?: boolean
  permit?: boolean
  holidays?: readonly CivilDate[]
}

/** An assignment that already holds a vehicle and, mostly, a driver. */
export interface HeldAssignment extends Window {
  reference?: string
  vehicle: string
  driver?: string | null
  drivingMinutes?: number
  /** The vehicle is back: it holds nothing any more, but the driver's hours count. */
  over?: boolean
}

export interface AssignmentFacts {
  vehicle: VehicleFacts
  driver: DriverFacts | null
  mission: MissionFacts
  assignments: readonly HeldAssignment[]
  bufferMinutes?: number
}

export type Outcome = 'passed' | 'failed' | 'not_checked'

export interface Check {
  invariant: Invariant
  outcome: Outcome
  hard: boolean
  /** Text key `fleet.steps.<label>` of the sentence that explains it. */
  label: string
  params: NonNullable<Step['params']>
  formula?: string
  parameter?: Parameter
}

export interface AssignmentVerdict {
  verdict: 'allowed' | 'override_needed' | 'refused'
  allowed: boolean
  failed: Invariant[]
  overridable: Invariant[]
  checks: Omit<Check, 'parameter'>[]
}

/** Makes checks of one invariant; the outcome comes first. */
export function check(
  invariant: Invariant,
  outcome: Outcome,
  label: string,
  params: Check['params'] = {},
  more: Pick<Check, 'formula' | 'parameter'> = {}
): Check {
  return { invariant, outcome, hard: HARD.includes(invariant), label, params, ...more }
}
