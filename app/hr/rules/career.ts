import type { CivilDate } from '#values/civil_date'

export type CareerActKind =
  'recruitment' | 'confirmation' | 'posting' | 'step' | 'scale' | 'departure' | 'reversal'

/** One act: what it changes, and nothing else. */
export interface CareerFact {
  id: number
  kind: CareerActKind
  effectiveOn: CivilDate
  status: string | null
  corps: string | null
  echelle: string | null
  echelon: number | null
  unitId: number | null
  arrondissementId: number | null
  reversesId: number | null
}

export interface CareerState {
  status: string | null
  corps: string | null
  echelle: string | null
  echelon: number | null
  echelonSinceOn: CivilDate | null
  unitId: number | null
  arrondissementId: number | null
  departedOn: CivilDate | null
}

const NOTHING: CareerState = {
  status: null,
  corps: null,
  echelle: null,
  echelon: null,
  echelonSinceOn: null,
  unitId: null,
  arrondissementId: null,
  departedOn: null,
}

/** The acts that stand, oldest effect first: an act taken back counts for no date. */
export function standingActs<Fact extends CareerFact>(acts: readonly Fact[]): Fact[] {
  const taken = new Set(acts.flatMap((act) => act.reversesId ?? []))
  return acts
    .filter((act) => act.kind !== 'reversal' && !taken.has(act.id))
    .sort((a, b) =>
      a.effectiveOn === b.effectiveOn ? a.id - b.id : a.effectiveOn < b.effectiveOn ? -1 : 1
    )
}

/** Where a career stood on a day, folded from its acts; null before the first. */
export function careerOn(acts: readonly CareerFact[], on: CivilDate): CareerState | null {
  const past = standingActs(acts).filter((act) => act.effectiveOn <= on)
  if (past.length === 0) return null
  return past.reduce<CareerState>((state, act) => {
    const moved = act.echelle !== null || act.echelon !== null
    return {
      status: act.status ?? state.status,
      corps: act.corps ?? state.corps,
      echelle: act.echelle ?? state.echelle,
      echelon: act.echelon ?? state.echelon,
      echelonSinceOn: moved ? act.effectiveOn : state.echelonSinceOn,
      unitId: act.unitId ?? state.unitId,
      arrondissementId: act.arrondissementId ?? state.arrondissementId,
      departedOn: act.kind === 'departure' ? act.effectiveOn : state.departedOn,
    }
  }, NOTHING)
}
