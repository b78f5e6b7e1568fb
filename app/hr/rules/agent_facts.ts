import type { CivilDate } from '#values/civil_date'

/** A member of staff as a register or a clerk states it, read and checked. */
export interface AgentFacts {
  ppr: string
  lastNameFr: string
  firstNameFr: string
  nameAr: string | null
  sex: 'F' | 'M' | null
  birthOn: CivilDate
  cin: string | null
  status: 'tenured' | 'probationer' | 'contract' | 'casual'
  corps: string
  echelle: string
  echelon: number
  echelonSinceOn: CivilDate
  recruitedOn: CivilDate
  unitId: number | null
  arrondissementId: number | null
  maritalStatus: string | null
  children: number
  rib: string | null
  fund: 'CMR' | 'RCAR'
  /** The year whose remaining days are carried into the ledger, and how many; null when unknown. */
  openingYear: number
  openingDays: number | null
  licences: string[]
}
