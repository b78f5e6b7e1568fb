import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { parseCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { refusalText } from '#platform/http/refusal_text'
import { loadParameters } from '#platform/settings/parameters'
import { leaveWarnings, prepareLeave } from '#hr/queries/prepare_leave'
import type { LeaveWish } from '#hr/queries/prepare_leave'
import type { Agent } from '#hr/models/agent'
import { knownLeave } from '#hr/queries/leave_history'
import { checkFirstYear, checkOpenYear } from '#hr/rules/leave_conditions'
import { availableFor, balanceOn, grantsOf, ledgerOf } from '#hr/queries/leave_ledger'
import { leaveType } from '#hr/rules/leave_days'
import type { LeaveTypeRow } from '#hr/rules/tables'

type Words = Record<string, unknown>

/** The form of a leave: what may be asked, what is left, and once dates are given the count and its warnings. */
export async function leaveForm(act: Act, i18n: I18n, agent: Agent, words: Words) {
  const settings = await loadParameters()
  const today = clock.today()
  const types = settings
    .on<LeaveTypeRow[]>('hr.leave.types', today)
    .value.filter((row) => !row.sex || agent.sex === null || row.sex === agent.sex)
    .map((row) => ({ value: row.type, label: i18n.t(`hr.leave_types.${row.type}`) }))
  const wish = wishOf(words)
  const base = {
    agent,
    types,
    today,
    typed: words,
    balance: balanceOn(await ledgerOf(agent.id), today, settings),
    colleagues: await colleaguesOf(agent, act.locale),
    counted: null,
    refusal: null,
    warnings: [] as { key: string; params: Record<string, string | number> }[],
    presence: null,
    after: null as number | null,
    proof: false,
    mayStateProof: false,
  }
  if (!wish) return { ...base, refusal: unreadable(words, i18n) }
  try {
    const prepared = await prepareLeave(
      agent,
      wish,
      await knownLeave(agent.id),
      settings,
      act.locale
    )
    const { start, end, days } = prepared.counted.value
    const { warnings, presence } = await leaveWarnings(agent, start, end, settings)
    const entries = await ledgerOf(agent.id)
    const available = prepared.deducted ? availableFor(entries, agent, start, end, settings) : null
    if (available !== null && available < days) {
      const name = agent.nameIn(act.locale)
      checkFirstYear({ name, recruitedOn: agent.recruitedOn }, start, settings)
      checkOpenYear(name, start, grantsOf(entries))
      throw new Refusal('hr.leave_balance_short', {
        name,
        asked: days,
        available,
      })
    }
    const after = available === null ? null : available - days
    return {
      ...base,
      counted: prepared.counted,
      interrupts: prepared.interrupts,
      warnings,
      presence,
      after,
      proof: leaveType(settings, wish.type, start).row.proof,
      mayStateProof: act.can('hr.leave.request', agent),
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...base, refusal: refusalText(i18n, error) }
  }
}

/** What was typed but cannot be read as a day or a number of days; null when nothing was typed. */
function unreadable(words: Words, i18n: I18n): string | null {
  for (const key of ['start', 'end', 'birth', 'days']) {
    const value = String(words[key] ?? '').trim()
    if (value === '') continue
    const known = key === 'days' ? Number(value.replace(',', '.')) > 0 : parseCivilDate(value)
    const code = key === 'days' ? 'hr.days_unknown' : 'hr.date_unknown'
    if (!known) return refusalText(i18n, new Refusal(code, { value }))
  }
  return null
}

/** The leave that the address asks to count; null until it says enough. */
function wishOf(words: Words): LeaveWish | null {
  const text = (key: string) => String(words[key] ?? '').trim()
  const start = parseCivilDate(text('start'))
  if (!text('type') || start === null) return null
  if (text('end') && parseCivilDate(text('end')) === null) return null
  if (text('days') && !(Number(text('days').replace(',', '.')) > 0)) return null
  const end = parseCivilDate(text('end')) ?? undefined
  const days = Number(text('days').replace(',', '.'))
  return {
    type: text('type'),
    start,
    end,
    days: end === undefined && days > 0 ? days : undefined,
    startsAtNoon: text('starts_at_noon') === 'true',
    endsAtNoon: text('ends_at_noon') === 'true' ? true : undefined,
    birth: parseCivilDate(text('birth')),
  }
}

/** Who may stand in: the same unit, in service. */
async function colleaguesOf(agent: Agent, locale: string) {
  if (agent.unitId === null) return []
  const rows = await db
    .from('hr_agents')
    .where({ unit_id: agent.unitId, state: 'in_service' })
    .whereNot('id', agent.id)
    .orderBy('name_fr')
    .limit(400)
    .select('id', 'name_fr', 'name_ar', 'ppr')
  return rows.map((row) => ({
    value: String(row.id),
    label: `${locale === 'ar' && row.name_ar ? row.name_ar : row.name_fr} · ${row.ppr}`,
  }))
}
