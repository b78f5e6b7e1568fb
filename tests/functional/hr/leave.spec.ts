import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { requestLeave } from '#hr/actions/request_leave'
import type { LeaveRequestFacts } from '#hr/actions/request_leave'
import type { Agent } from '#hr/models/agent'
import type { LeaveRequest } from '#hr/models/leave_request'
import { calendarHolidays } from '#hr/queries/calendar_holidays'
import { balanceOn, ledgerOf } from '#hr/queries/leave_ledger'
import { leaveBalance } from '#hr/rules/leave_balance'
import type { LeaveMovement } from '#hr/rules/leave_balance'
import { actWith } from '#tests/support/actors'
import { someAgent } from '#tests/support/hr_people'

const clerk = systemAct('clerk')

async function granted(
  agent: Agent,
  facts: Omit<LeaveRequestFacts, 'agentId'>
): Promise<LeaveRequest> {
  const request = await requestLeave(clerk, { agentId: agent.id, ...facts })
  await moveLeaveRequest(clerk, request.id, 'endorse', null)
  return moveLeaveRequest(clerk, request.id, 'grant', null, { proofOn: clock.today() })
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

test.group('HR | leave', (group) => {
  group.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('a granted leave is counted, drawn oldest first, numbered, and makes the person unavailable', async ({
    assert,
  }) => {
    const agent = await someAgent()
    assert.equal(await balance(agent, '2026-11-23'), 29)
    const leave = await granted(agent, { type: 'annual', start: '2026-12-01', days: 9 })
    assert.equal(leave.endsOn, '2026-12-11')
    assert.match(leave.number ?? '', /^\d{4}\/2026\/DRH$/)
    const entries = await db
      .from('hr_leave_entries')
      .where('request_id', leave.id)
      .orderBy('lot_year')
    assert.deepEqual(
      entries.map((entry) => [entry.lot_year, entry.half_days]),
      [
        [2025, -14],
        [2026, -4],
      ]
    )
    assert.equal(await balance(agent, '2026-11-30'), 29)
    assert.equal(await balance(agent, '2026-12-31'), 20)
    const away = await db
      .from('registry_unavailabilities')
      .where({ source_type: 'hr.leave', source_id: leave.id })
      .first()
    assert.equal(away.party_id, agent.partyId)
    assert.equal(away.to_on, '2026-12-11')
    assert.isNull(away.ended_at)
    const official = await db
      .from('documents_official')
      .where({ kind: 'hr.leave_decision', number: leave.number })
      .first()
    assert.equal(official.code, leave.verificationCode)
  })

  test('a leave over new year is split where days lapse', async ({ assert }) => {
    const agent = await someAgent()
    const leave = await granted(agent, { type: 'annual', start: '2026-12-28', end: '2027-01-08' })
    const entries = await db
      .from('hr_leave_entries')
      .where('request_id', leave.id)
      .orderBy('lot_year')
    assert.deepEqual(
      entries.map((entry) => [entry.lot_year, entry.half_days]),
      [
        [2025, -8],
        [2026, -10],
      ]
    )
    assert.equal(await balance(agent, '2027-01-31'), 17 + 22)
  })

  test('cancelling gives the days back to their years and frees the person', async ({ assert }) => {
    const agent = await someAgent()
    const leave = await granted(agent, { type: 'annual', start: '2026-12-01', days: 9 })
    await moveLeaveRequest(clerk, leave.id, 'cancel', 'nécessité de service')
    assert.equal(await balance(agent, '2026-12-31'), 29)
    const away = await db
      .from('registry_unavailabilities')
      .where({ source_type: 'hr.leave', source_id: leave.id })
      .first()
    assert.isNotNull(away.ended_at)
    const official = await db
      .from('documents_official')
      .where({ kind: 'hr.leave_decision', number: leave.number })
      .first()
    assert.equal(official.state, 'cancelled')
    assert.lengthOf(await db.from('hr_leave_days').where('request_id', leave.id), 0)
    const again = await granted(agent, { type: 'annual', start: '2026-12-01', days: 2 })
    assert.equal(again.state, 'granted')
  })

  test('sickness interrupts an annual leave and its days come back', async ({ assert }) => {
    const agent = await someAgent()
    await granted(agent, { type: 'annual', start: '2026-12-07', end: '2026-12-18' })
    assert.equal(await balance(agent, '2026-12-31'), 19)
    await granted(agent, { type: 'sick', start: '2026-12-10', end: '2026-12-16' })
    assert.equal(await balance(agent, '2026-12-31'), 24)
  })

  test('what the texts do not allow is refused: {code}')
    .with([
      { code: 'hr.leave_overlap', facts: { type: 'exceptional', start: '2026-12-03', days: 1 } },
      {
        code: 'hr.leave_ends_before_start',
        facts: { type: 'annual', start: '2026-12-20', end: '2026-12-19' },
      },
      {
        code: 'hr.leave_no_day',
        facts: { type: 'annual', start: '2026-12-19', end: '2026-12-20' },
      },
      {
        code: 'hr.leave_sex',
        facts: { type: 'paternity', start: '2026-12-21', birth: '2026-12-20' },
      },
      {
        code: 'hr.leave_yearly_limit',
        facts: { type: 'exceptional', start: '2026-12-14', days: 11 },
      },
      { code: 'hr.leave_balance_short', facts: { type: 'annual', start: '2027-02-01', days: 45 } },
      {
        code: 'hr.leave_period_limit',
        facts: { type: 'sick', start: '2027-02-01', end: '2027-09-01' },
      },
      {
        code: 'registry.calendar_unknown_year',
        facts: { type: 'annual', start: '2031-02-01', days: 5 },
      },
    ])
    .run(async ({ assert }, { code, facts }) => {
      const agent = await someAgent()
      await granted(agent, { type: 'annual', start: '2026-12-01', days: 3 })
      assert.equal(await refusalOf(requestLeave(clerk, { agentId: agent.id, ...facts })), code)
    })

  test('nobody takes annual leave in the first twelve months, nor past the age limit', async ({
    assert,
  }) => {
    const young = await someAgent({
      recruitedOn: '2026-03-15',
      echelonSinceOn: '2026-03-15',
      openingDays: null,
    })
    const early = requestLeave(clerk, {
      agentId: young.id,
      type: 'annual',
      start: '2027-03-01',
      days: 2,
    })
    assert.equal(await refusalOf(early), 'hr.leave_too_early')
    const first = await granted(young, { type: 'annual', start: '2027-03-15', days: 5 })
    assert.equal(first.state, 'granted')
    const old = await someAgent({ birthOn: '1964-01-20', recruitedOn: '1990-01-02' })
    const late = requestLeave(clerk, {
      agentId: old.id,
      type: 'annual',
      start: '2027-01-18',
      days: 5,
    })
    assert.equal(await refusalOf(late), 'hr.leave_after_limit')
  })

  test('a second click asks once', async ({ assert }) => {
    const agent = await someAgent()
    const facts = {
      agentId: agent.id,
      type: 'annual',
      start: '2026-12-01',
      days: 2,
      requestKey: `key-${agent.id}`,
    }
    const asked = await Promise.all(Array.from({ length: 10 }, () => requestLeave(clerk, facts)))
    assert.lengthOf([...new Set(asked.map((request) => request.id))], 1)
  })

  test('who asks does not decide, who endorses does not grant, and a unit’s chief stays in the unit', async ({
    assert,
  }) => {
    const agent = await someAgent()
    const unit = { kind: 'unit' as const, id: agent.unitId as number }
    const elsewhere = await db.from('registry_units').where('code', 'DRH').firstOrFail()
    const chief = await actWith(['unit_chief'], unit)
    const stranger = await actWith(['unit_chief'], { kind: 'unit', id: elsewhere.id })
    const both = await actWith(['unit_chief', 'hr_chief'])
    const facts = { agentId: agent.id, type: 'annual', start: '2026-12-01', days: 2 }
    const own = await requestLeave(chief, facts)
    assert.equal(
      await refusalOf(moveLeaveRequest(chief, own.id, 'endorse', null)),
      'hr.leave_own_decision'
    )
    assert.equal(
      await refusalOf(moveLeaveRequest(stranger, own.id, 'endorse', null)),
      'access.denied'
    )
    await moveLeaveRequest(both, own.id, 'endorse', null)
    assert.equal(
      await refusalOf(moveLeaveRequest(both, own.id, 'grant', null)),
      'hr.leave_same_person'
    )
    assert.equal(await refusalOf(moveLeaveRequest(chief, own.id, 'grant', null)), 'access.denied')
    assert.equal(
      await refusalOf(requestLeave(stranger, { ...facts, start: '2027-01-18' })),
      'access.denied'
    )
  })
})

test.group('HR | leave and the database', (group) => {
  group.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('of many leaves granted at once for the last days, only what is left is granted', async ({
    assert,
  }) => {
    const agent = await someAgent({ openingDays: 0 })
    const wishes = [
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
      '2027-01-18',
      '2027-01-25',
    ]
    const requests: LeaveRequest[] = []
    for (const start of wishes) {
      const request = await requestLeave(clerk, {
        agentId: agent.id,
        type: 'annual',
        start,
        days: 5,
      })
      requests.push(await moveLeaveRequest(clerk, request.id, 'endorse', null))
    }
    const outcomes = await Promise.all(
      requests.map((request) => refusalOf(moveLeaveRequest(clerk, request.id, 'grant', null)))
    )
    const lots = await db.from('hr_leave_lots').where('agent_id', agent.id)
    for (const lot of lots) assert.isAtMost(lot.taken_half_days, lot.granted_half_days)
    const taken = lots.reduce((sum, lot) => sum + lot.taken_half_days, 0)
    const grantedCount = outcomes.filter((outcome) => outcome === 'nothing refused').length
    assert.equal(taken, grantedCount * 10)
    assert.isAbove(grantedCount, 3)
  })

  test('two leaves on one day: the database refuses the second', async ({ assert }) => {
    const agent = await someAgent()
    const leave = await granted(agent, { type: 'annual', start: '2026-12-01', days: 2 })
    const row = { agent_id: agent.id, day_on: '2026-12-01', half: 'am', request_id: leave.id }
    await assert.rejects(() => db.table('hr_leave_days').insert(row), /Duplicate/)
  })

  test('a balance below nought, and changing the ledger, are refused by the database', async ({
    assert,
  }) => {
    const agent = await someAgent()
    const leave = await granted(agent, { type: 'annual', start: '2026-12-01', days: 1 })
    const entry = {
      agent_id: agent.id,
      lot_year: 2026,
      kind: 'taken',
      half_days: -45,
      effective_on: '2026-12-01',
      request_id: leave.id,
      recorded_at: '2026-11-23 09:00:00',
    }
    await assert.rejects(
      () => db.table('hr_leave_entries').insert(entry),
      /hr_leave_lots_balance_check/
    )
    await assert.rejects(
      () => db.from('hr_leave_entries').where('agent_id', agent.id).update({ half_days: -1 }),
      /append-only/
    )
    await assert.rejects(
      () => db.from('hr_leave_entries').where('agent_id', agent.id).delete(),
      /append-only/
    )
    await assert.rejects(
      () => db.from('hr_career_acts').where('agent_id', agent.id).delete(),
      /append-only/
    )
  })

  test('the ledger’s sum is the rule’s recount on any day', async ({ assert }) => {
    const settings = await loadParameters()
    const holidays = await calendarHolidays()
    const starts = [
      '2026-02-02',
      '2026-04-13',
      '2026-07-06',
      '2026-10-05',
      '2026-12-21',
      '2027-03-15',
    ]
    for (let each = 0; each < 6; each++) {
      const agent = await someAgent({ openingDays: each * 3 })
      const movements: LeaveMovement[] = [
        { kind: 'entitlement', year: 2025, days: each * 3, on: '2025-12-31' },
      ]
      for (const [index, start] of starts.entries()) {
        const days = ((each + index) % 4) + 1 + (index % 2 === 0 ? 0.5 : 0)
        await granted(agent, { type: 'annual', start, days })
        movements.push({ kind: 'taken', start, days })
      }
      for (const on of ['2026-01-15', '2026-05-01', '2026-12-31', '2027-01-01', '2027-06-30']) {
        const recounted = leaveBalance(
          { recruitment: agent.recruitedOn, on, movements, holidays },
          settings
        )
        assert.equal(await balance(agent, on), recounted.value.balance, on)
      }
    }
  }).timeout(60_000)
})
