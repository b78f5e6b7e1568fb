import type { CivilDate } from '#values/civil_date'
import { parseCivilDate, yearOf } from '#values/civil_date'
import { parseDecimal } from '#values/decimal'
import { isCin } from '#values/identifiers'
import type { Parameters as Settings } from '#values/parameters'
import { foldText } from '#values/text'
import type { RowValues } from '#platform/imports/definition'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { parseLicenceCategories } from '#registry/rules/credentials'
import { loadTerritory } from '#registry/queries/territories'
import { loadUnits } from '#registry/queries/units'
import type { AGENT_FIELDS } from '#hr/imports/agents'
import type { AgentFacts } from '#hr/rules/agent_facts'

export type AgentRow = RowValues<typeof AGENT_FIELDS>

/** What rows are judged and read against, loaded once per job. */
export interface AgentContext {
  settings: Settings
  today: CivilDate
  unitOf: (text: string | null) => number | null
  arrondissementOf: (text: string | null) => number | null
  read: (row: AgentRow) => AgentFacts
}

export async function agentContext(): Promise<AgentContext> {
  const [settings, units, places] = await Promise.all([
    loadParameters(),
    loadUnits(),
    loadTerritory(),
  ])
  const today = clock.today()
  const context: AgentContext = {
    settings,
    today,
    unitOf: (text) => units.findUnit(text)?.id ?? null,
    arrondissementOf: (text) => (text ? (places.findArrondissement(text)?.id ?? null) : null),
    read: (row) => factsOf(row, context),
  }
  return context
}

function factsOf(row: AgentRow, context: AgentContext): AgentFacts {
  const since = row.echelon_since ? parseCivilDate(row.echelon_since) : null
  const balance = lastBalance(row.balance_last_year)
  return {
    ppr: row.ppr,
    lastNameFr: row.last_name,
    firstNameFr: row.first_name,
    nameAr: row.name_ar,
    sex: row.sex as 'F' | 'M' | null,
    birthOn: row.birth_on,
    cin: row.cin && isCin(row.cin) ? row.cin : null,
    status: row.status as AgentFacts['status'],
    corps: row.corps,
    echelle: echelleOf(row.echelle),
    echelon: Number(row.echelon),
    echelonSinceOn: since && since >= row.recruited_on ? since : row.recruited_on,
    recruitedOn: row.recruited_on,
    unitId: context.unitOf(row.unit),
    arrondissementId: context.arrondissementOf(row.arrondissement),
    maritalStatus: row.marital_status,
    children: row.children ?? 0,
    rib: row.rib,
    fund:
      (row.fund as 'CMR' | 'RCAR' | null) ??
      (row.status === 'tenured' || row.status === 'probationer' ? 'CMR' : 'RCAR'),
    openingYear: yearOf(context.today) - 1,
    openingDays: balance,
    licences: parseLicenceCategories(row.licences ?? ''),
  }
}

export function echelleOf(text: string): string {
  return ['he', 'hors echelle'].includes(foldText(text)) ? 'HE' : text.trim()
}

/** Days left from the year before, in half-days at the finest; null when the cell is not a number of days. */
export function lastBalance(text: string | null): number | null {
  const parsed = text ? parseDecimal(text) : null
  if (parsed === null) return null
  const days = Number(parsed)
  return days >= 0 && Number.isInteger(days * 2) ? days : null
}
