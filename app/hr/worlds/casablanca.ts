import db from '@adonisjs/lucid/services/db'
import { addDays, addMonths, earlierOf, weekday, yearOf } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { systemAct } from '#platform/act'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { grantEntitlements } from '#hr/actions/grant_entitlements'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { requestLeave } from '#hr/actions/request_leave'
import { moveStep } from '#hr/actions/move_step'
import { prepareStepTable } from '#hr/actions/prepare_step_table'
import { Agent } from '#hr/models/agent'
import { seedRegister } from '#hr/worlds/register'

/** The whole register, and a year of leave: spent, under way, granted for later and waiting for a word. */
export async function seedCasablanca(act: Act): Promise<void> {
  const year = yearOf(clock.today())
  const firstYear = yearOf(addDays(clock.today(), -DAYS_OF_LEAVE))
  try {
    // leave already spent last year was drawn from the days of last year
    if (firstYear < year) clock.freeze(`${firstYear}-12-31T17:00`)
    await seedRegister(act, () => true)
  } finally {
    clock.release()
  }
  await seedLeave()
  if (firstYear < year) await grantYear(act, year)
  await seedSteps(act)
}

/** The table of the year: some steps given, some proposed, most of them still to look at. */
async function seedSteps(act: Act): Promise<void> {
  if (await db.from('hr_step_proposals').first()) return
  await prepareStepTable(act, yearOf(clock.today()))
  const steps = await db
    .from('hr_step_proposals as p')
    .join('registry_units as u', 'u.id', 'p.unit_id')
    .whereIn('u.code', ['DST-ESV', 'DRH'])
    .where('p.by_right', true)
    .orderBy('p.id')
    .limit(24)
    .select('p.id')
  for (const [index, { id }] of steps.entries()) {
    await moveStep(systemAct('Naima Hajji'), id, { name: 'propose', pace: 'lent' })
    if (index < 8) await moveStep(systemAct('Loubna Berrada'), id, { name: 'decide' })
  }
}

/** This year's days for everybody, as each night's work grants them. */
async function grantYear(act: Act, year: number): Promise<void> {
  const settings = await loadParameters()
  const agents = await Agent.query().where('state', 'in_service').orderBy('id')
  await transaction(async (trx) => {
    for (const agent of agents) await grantEntitlements(trx, act, agent, year, year, settings)
  })
}

/** How far back the oldest leave below may begin. */
const DAYS_OF_LEAVE = 120

interface Staged {
  unit: string
  sex?: 'F' | 'M'
  type: string
  /** Days from today. */
  start: number
  days?: number
  end?: number
  upTo: 'submitted' | 'endorsed' | 'granted'
  people: number
}

const STAGED: Staged[] = [
  { unit: 'DST-ESV', type: 'annual', start: -112, days: 15, upTo: 'granted', people: 6 },
  { unit: 'DST-ESV', type: 'annual', start: -6, days: 10, upTo: 'granted', people: 3 },
  { unit: 'DST-ESV', type: 'annual', start: 8, days: 5, upTo: 'granted', people: 2 },
  { unit: 'DST-ESV', type: 'annual', start: 29, days: 10, upTo: 'submitted', people: 3 },
  { unit: 'DST-ESV', type: 'exceptional', start: 3, days: 2, upTo: 'submitted', people: 1 },
  { unit: 'DST-ESV', type: 'sick', start: -3, end: 11, upTo: 'granted', people: 2 },
  { unit: 'DST-PRO', type: 'annual', start: -10, days: 15, upTo: 'granted', people: 5 },
  { unit: 'DST-PRO', type: 'annual', start: 14, days: 10, upTo: 'endorsed', people: 4 },
  { unit: 'DST-PRO', type: 'sick', start: -20, end: 9, upTo: 'granted', people: 2 },
  { unit: 'DLO-PRC', type: 'annual', start: -1, days: 5, upTo: 'granted', people: 4 },
  { unit: 'DLO-PRC', type: 'annual', start: 28, days: 10, upTo: 'endorsed', people: 3 },
  { unit: 'DRH', sex: 'F', type: 'maternity', start: -30, upTo: 'granted', people: 1 },
  { unit: 'DRH', type: 'annual', start: 7, days: 4, upTo: 'granted', people: 3 },
  { unit: 'DRH', type: 'annual', start: 35, days: 6, upTo: 'endorsed', people: 2 },
  { unit: 'DPO-ETC', type: 'annual', start: -4, days: 8, upTo: 'granted', people: 5 },
  { unit: 'DPO-ETC', type: 'annual', start: 21, days: 8, upTo: 'submitted', people: 3 },
  { unit: 'DAF-REG', type: 'annual', start: 1, days: 3, upTo: 'granted', people: 4 },
  { unit: 'DAF-REG', type: 'pilgrimage', start: 150, upTo: 'endorsed', people: 1 },
]

async function seedLeave(): Promise<void> {
  if (await db.from('hr_leave_requests').first()) return
  const today = clock.today()
  const used = new Set<number>()
  const staged: { agentId: number; plan: Staged; start: CivilDate }[] = []
  for (const plan of STAGED) {
    const start = firstMonday(addDays(today, plan.start), plan.start < 0)
    const people = await candidates(plan, start, used)
    for (const [index, agentId] of people.entries()) {
      used.add(agentId)
      staged.push({
        agentId,
        plan,
        start: addDays(start, plan.type === 'sick' ? index * 2 : (index % 3) * 7),
      })
    }
  }
  // In the order in which they were asked for, so that decisions are numbered as they would have been.
  staged.sort((a, b) => (a.start < b.start ? -1 : 1))
  try {
    for (const leave of staged) await stage(leave.agentId, leave.plan, leave.start, today)
  } finally {
    clock.release()
  }
}

/** People of a unit who can take that leave: their own days suffice and their age limit is far. */
async function candidates(staged: Staged, start: CivilDate, used: Set<number>): Promise<number[]> {
  const query = db
    .from('hr_agents as a')
    .join('registry_units as u', 'u.id', 'a.unit_id')
    .join('hr_leave_lots as l', 'l.agent_id', 'a.id')
    .where('u.code', staged.unit)
    .where('a.state', 'in_service')
    .where('a.limit_on', '>', addMonths(start, 12))
    .where('a.recruited_on', '<', addMonths(start, -24))
    .groupBy('a.id')
    .havingRaw('sum(l.granted_half_days - l.taken_half_days) >= 60')
    .orderBy('a.id')
    .limit(staged.people + used.size)
    .select('a.id')
  if (staged.sex) query.where('a.sex', staged.sex)
  if (staged.type === 'maternity') query.where('a.birth_on', '>', addMonths(start, -12 * 45))
  const rows = await query
  return rows
    .map((row) => row.id as number)
    .filter((id) => !used.has(id))
    .slice(0, staged.people)
}

/** Asked for, endorsed and granted on days of their own, by the people of the demonstration. */
async function stage(
  agentId: number,
  plan: Staged,
  start: CivilDate,
  today: CivilDate
): Promise<void> {
  const end = plan.end === undefined ? undefined : addDays(start, plan.end - plan.start)
  const at = (before: number, hour: string) =>
    clock.freeze(`${earlierOf(addDays(today, -1), addDays(start, -before))}T${hour}`)
  try {
    at(16, '09:12')
    const facts = { agentId, type: plan.type, start, days: plan.days, end }
    const request = await requestLeave(systemAct('Naima Hajji'), facts)
    if (plan.upTo === 'submitted') return
    at(14, '11:40')
    await moveLeaveRequest(systemAct('Jamal Bouzidi'), request.id, 'endorse', null)
    if (plan.upTo !== 'granted') return
    at(12, '15:05')
    await moveLeaveRequest(systemAct('Loubna Berrada'), request.id, 'grant', null, {
      proofOn: clock.today(),
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Error(
      `The world's leave of agent ${agentId} from ${start} was refused: ${error.message}`
    )
  }
}

function firstMonday(on: CivilDate, before: boolean): CivilDate {
  let day = on
  while (weekday(day) !== 1) day = addDays(day, before ? -1 : 1)
  return day
}
