import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { enqueue } from '#platform/jobs/outbox'
import { executeRun } from '#platform/jobs/execution'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { recordCareerAct } from '#hr/actions/record_career_act'
import { requestLeave } from '#hr/actions/request_leave'
import type { LeaveRequestFacts } from '#hr/actions/request_leave'
import type { LeaveDecisionFacts } from '#hr/documents/leave_decision'
import { careersOfTheDayJob } from '#hr/jobs/careers_of_the_day'
import { Agent } from '#hr/models/agent'
import { balanceOn, ledgerOf } from '#hr/queries/leave_ledger'
import { proofOf } from '#hr/queries/leave_proof'
import { someAgent } from '#tests/support/hr_people'

const clerk = systemAct('clerk')

async function endorsed(agent: Agent, facts: Omit<LeaveRequestFacts, 'agentId'>) {
  const request = await requestLeave(clerk, { agentId: agent.id, ...facts })
  return moveLeaveRequest(clerk, request.id, 'endorse', null)
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing refused'
}

async function balance(agent: Agent, on: string): Promise<number> {
  return balanceOn(await ledgerOf(agent.id), on, await loadParameters()).days
}

test.group('HR | proofs, early returns, closed years', (group) => {
  group.each.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('a leave that rests on a paper is granted once the paper was seen', async ({ assert }) => {
    const agent = await someAgent()
    const sick = await endorsed(agent, { type: 'sick', start: '2026-11-19', end: '2026-11-25' })
    assert.equal(
      await refusalOf(moveLeaveRequest(clerk, sick.id, 'grant', null)),
      'hr.proof_missing'
    )
    assert.equal(
      await refusalOf(moveLeaveRequest(clerk, sick.id, 'grant', null, { proofOn: '2026-11-24' })),
      'hr.proof_in_future'
    )
    // Thursday the 19th and two working days: Monday the 23rd is still in time.
    const settings = await loadParameters()
    const inTime = await proofOf({ ...keys(sick), proofOn: '2026-11-23' }, settings)
    assert.deepEqual([inTime.dueOn, inTime.late], ['2026-11-23', false])
    const late = await proofOf({ ...keys(sick), proofOn: '2026-11-24' }, settings)
    assert.isTrue(late.late)

    const granted = await moveLeaveRequest(clerk, sick.id, 'grant', null, {
      proofOn: '2026-11-20',
    })
    assert.equal(granted.proofOn, '2026-11-20')
  })

  test('a file joined to the request is its paper', async ({ assert }) => {
    const agent = await someAgent()
    const leave = await endorsed(agent, { type: 'exceptional', start: '2026-12-01', days: 2 })
    await db.table('platform_attachments').insert({
      subject_type: 'hr.leave_request',
      subject_id: leave.id,
      subject_label: leave.subjectLabel,
      name: 'acte.pdf',
      content_type: 'application/pdf',
      size: 10,
      sha256: 'a'.repeat(64),
      path: `essai/${leave.id}.pdf`,
      user_name: 'clerk',
      created_at: '2026-11-23 10:00:00',
    })
    const granted = await moveLeaveRequest(clerk, leave.id, 'grant', null)
    assert.equal(granted.proofOn, '2026-11-23')
  })

  test('somebody back early keeps the days not spent, under a decision that replaces the first', async ({
    assert,
  }) => {
    const agent = await someAgent()
    const leave = await endorsed(agent, { type: 'annual', start: '2026-11-30', end: '2026-12-11' })
    const first = await moveLeaveRequest(clerk, leave.id, 'grant', null)
    assert.equal(first.days, 10)
    assert.equal(
      await refusalOf(moveLeaveRequest(clerk, leave.id, 'recall', 'urgence')),
      'hr.leave_not_begun'
    )
    clock.freeze('2026-12-03T08:30')
    assert.equal(
      await refusalOf(moveLeaveRequest(clerk, leave.id, 'cancel', 'urgence')),
      'hr.leave_begun'
    )
    const back = await moveLeaveRequest(clerk, leave.id, 'recall', 'nécessité de service')
    assert.equal(back.state, 'granted')
    assert.deepEqual([back.endsOn, back.backOn, back.days], ['2026-12-02', '2026-12-03', 3])
    assert.notEqual(back.number, first.number)
    assert.equal(await balance(agent, '2026-12-31'), 29 - 3)
    const old = await db
      .from('documents_official')
      .where('number', first.number as string)
      .first()
    assert.deepEqual([old.state, old.replaced_by_number], ['replaced', back.number])
    const { replaces } = JSON.parse(String(back.decision)) as LeaveDecisionFacts
    assert.deepEqual(replaces, {
      number: first.number,
      decidedOn: '2026-11-23',
      until: '2026-12-11',
    })
    const away = await db
      .from('registry_unavailabilities')
      .where({ source_type: 'hr.leave', source_id: leave.id })
      .first()
    assert.equal(away.to_on, '2026-12-02')
    // the days given back may be asked for again
    const again = await endorsed(agent, { type: 'annual', start: '2026-12-04', days: 2 })
    assert.equal((await moveLeaveRequest(clerk, again.id, 'grant', null)).state, 'granted')
    assert.equal(await balance(agent, '2026-12-31'), 29 - 5)
  })

  test('two leaves share a day when one ends at noon where the other begins', async ({
    assert,
  }) => {
    const agent = await someAgent()
    const day = '2026-12-01'
    const morning = { type: 'annual', start: day, end: day, endsAtNoon: true }
    const first = await endorsed(agent, morning)
    await moveLeaveRequest(clerk, first.id, 'grant', null)
    assert.equal(await refusalOf(endorsed(agent, morning)), 'hr.leave_overlap')
    const afternoon = { type: 'exceptional', start: day, end: day, startsAtNoon: true }
    const second = await endorsed(agent, afternoon)
    const granted = await moveLeaveRequest(clerk, second.id, 'grant', null, {
      proofOn: '2026-11-23',
    })
    assert.equal(granted.days, 0.5)
    assert.lengthOf(await db.from('hr_leave_days').where({ agent_id: agent.id, day_on: day }), 2)
  })

  test('a leave in a year before the ledger gives no days of that year', async ({ assert }) => {
    const agent = await someAgent({ openingDays: null })
    assert.equal(
      await refusalOf(
        requestLeave(clerk, { agentId: agent.id, type: 'annual', start: '2025-12-01', days: 1 })
      ),
      'hr.leave_year_closed'
    )
    const lots = await db.from('hr_leave_lots').where('agent_id', agent.id)
    assert.deepEqual(
      lots.map((lot) => lot.year),
      [2026]
    )
  })

  test('kafala asks for a child under two years', async ({ assert }) => {
    const agent = await someAgent()
    const wish = { agentId: agent.id, type: 'kafala_woman', start: '2026-12-01' }
    const tried = async (birth?: string) => refusalOf(requestLeave(clerk, { ...wish, birth }))
    assert.equal(await tried(), 'hr.child_birth_missing')
    assert.equal(await tried('2024-12-01'), 'hr.child_too_old')
    assert.equal(await tried('2026-12-15'), 'hr.child_not_born')
    assert.equal(await tried('2024-12-02'), 'nothing refused')
  })

  test('an act dated ahead takes effect on its day, once', async ({ assert }) => {
    const agent = await someAgent()
    await recordCareerAct(clerk, agent.id, {
      kind: 'step',
      effectiveOn: '2026-12-01',
      echelon: 5,
      reference: 'arrêté 12',
    })
    await recordCareerAct(clerk, agent.id, {
      kind: 'departure',
      effectiveOn: '2026-12-15',
      reference: 'démission',
    })
    assert.equal((await Agent.findOrFail(agent.id)).echelon, 4)
    clock.freeze('2026-12-01T00:05')
    await careersOfTheDay()
    const risen = await Agent.findOrFail(agent.id)
    assert.deepEqual([risen.echelon, risen.echelonSinceOn], [5, '2026-12-01'])
    clock.freeze('2026-12-20T00:05')
    await careersOfTheDay()
    await careersOfTheDay()
    const gone = await Agent.findOrFail(agent.id)
    assert.deepEqual([gone.state, gone.leftOn], ['left', '2026-12-15'])
    const told = await db
      .from('platform_journal_entries')
      .where({ action: 'hr.career.in_effect', subject_id: agent.id })
    assert.lengthOf(told, 2)
  })
})

async function careersOfTheDay(): Promise<void> {
  await executeRun(
    await transaction((trx) =>
      enqueue(trx, clerk, careersOfTheDayJob, {}, { title: { key: 'hr.jobs.careers_of_the_day' } })
    )
  )
}

function keys(request: { id: number; type: string; startsOn: string }) {
  return { id: request.id, type: request.type, startsOn: request.startsOn }
}
