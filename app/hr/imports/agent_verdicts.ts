import { completedYears, formatCivilDate, parseCivilDate } from '#values/civil_date'
import { isCin } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import type { JudgedRow } from '#platform/imports/definition'
import { parseLicenceCategories } from '#registry/rules/credentials'
import { indexOf } from '#hr/rules/base_pay'
import { retirement } from '#hr/rules/retirement'
import { echelleOf, lastBalance } from '#hr/imports/agent_context'
import type { AgentContext, AgentRow } from '#hr/imports/agent_context'

const REASONS = 'hr.imports.agents.reasons'

/** Refuses what no register of staff may hold; shows what is merely odd. */
export async function judgeAgents(
  rows: JudgedRow<AgentRow>[],
  _act: Act,
  context: AgentContext
): Promise<void> {
  for (const row of rows) {
    judgeDates(row, context)
    judgeScale(row, context)
    warnOfOddities(row, context)
  }
}

function judgeDates(row: JudgedRow<AgentRow>, context: AgentContext): void {
  const { birth_on: birth, recruited_on: recruited } = row.values
  const params = { birth: formatCivilDate(birth), recruited: formatCivilDate(recruited) }
  if (recruited <= birth) {
    row.refuse('recruited_on', `${REASONS}.recruited_before_birth`, params)
    return
  }
  const least = context.settings.on<number>('hr.recruitment.least_age', recruited).value
  const age = completedYears(birth, recruited)
  if (age < least) row.refuse('recruited_on', `${REASONS}.too_young`, { ...params, age, least })
  if (recruited > context.today) row.warn('recruited_on', `${REASONS}.recruited_in_future`, params)
  const limit = retirement({ birth }, context.settings).value.limit
  if (limit <= context.today)
    row.warn('birth_on', `${REASONS}.past_age_limit`, { limit: formatCivilDate(limit) })
}

function judgeScale(row: JudgedRow<AgentRow>, context: AgentContext): void {
  const echelle = echelleOf(row.values.echelle)
  const echelon = /^\d{1,2}$/.test(row.values.echelon) ? Number(row.values.echelon) : Number.NaN
  try {
    indexOf(context.settings, echelle, echelon, context.today)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'hr.scale_unknown') {
      row.refuse('echelle', `${REASONS}.scale_unknown`, {
        echelle,
        known: String(error.params.known),
      })
    } else {
      row.refuse('echelon', `${REASONS}.step_unknown`, {
        echelle,
        echelon: row.values.echelon,
        last: Number(error.params.last),
      })
    }
  }
}

function warnOfOddities(row: JudgedRow<AgentRow>, context: AgentContext): void {
  const { values } = row
  const since = values.echelon_since ? parseCivilDate(values.echelon_since) : null
  if (since === null) row.warn('echelon_since', `${REASONS}.echelon_date_missing`)
  else if (since < values.recruited_on)
    row.warn('echelon_since', `${REASONS}.echelon_before_recruitment`, {
      since: formatCivilDate(since),
    })
  else if (since > context.today)
    row.warn('echelon_since', `${REASONS}.echelon_in_future`, { since: formatCivilDate(since) })
  if (values.cin === null) row.warn('cin', `${REASONS}.cin_missing`)
  else if (!isCin(values.cin)) row.warn('cin', `${REASONS}.cin_odd`, { cin: values.cin })
  if (values.unit === null || context.unitOf(values.unit) === null) {
    row.warn('unit', `${REASONS}.unit_unknown`, { unit: values.unit ?? '' })
  }
  if (values.arrondissement !== null && context.arrondissementOf(values.arrondissement) === null) {
    row.warn('arrondissement', `${REASONS}.arrondissement_unknown`, {
      arrondissement: values.arrondissement,
    })
  }
  const pensioned = values.status === 'tenured' || values.status === 'probationer'
  if (values.fund !== null && (values.fund === 'CMR') !== pensioned) {
    row.warn('fund', `${REASONS}.fund_odd`, { fund: values.fund })
  }
  if (values.balance_last_year !== null) {
    const balance = lastBalance(values.balance_last_year)
    const most = context.settings.on<{ days: number }>('hr.leave.annual', context.today).value.days
    if (balance === null)
      row.warn('balance_last_year', `${REASONS}.balance_unreadable`, {
        balance: values.balance_last_year,
      })
    else if (balance > most)
      row.warn('balance_last_year', `${REASONS}.balance_above`, { balance, most })
  }
  if (values.licences !== null && parseLicenceCategories(values.licences).length === 0) {
    row.warn('licences', `${REASONS}.licence_unknown`, { licence: values.licences })
  }
}
