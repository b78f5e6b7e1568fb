import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { unavailabilitiesOf } from '#registry/queries/unavailabilities'
import { issueCertificate } from '#hr/actions/issue_certificate'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { leaveWarnings } from '#hr/queries/prepare_leave'
import { requestLeave } from '#hr/actions/request_leave'
import type { Agent } from '#hr/models/agent'
import { balanceOn, ledgerOf } from '#hr/queries/leave_ledger'
import { actOf, actWith, personWith } from '#tests/support/actors'
import { someAgent } from '#tests/support/hr_people'

async function sentence(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'accepted'
}

async function left(agent: Agent): Promise<number> {
  return balanceOn(await ledgerOf(agent.id), clock.today(), await loadParameters()).days
}

/** The person behind a file, signed in with their staff number. */
async function signIn(agent: Agent): Promise<Act> {
  const person = await personWith('staff_member')
  await db.from('platform_users').where('id', person.id).update({ staff_number: agent.ppr })
  return actOf(person)
}

test.group('A leave, from the person to the decision and back', (group) => {
  group.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('Karima asks, her chief agrees, human resources decides, dispatch knows', async ({
    assert,
  }) => {
    // Karima has worked in the parks since 2010; 7 days of 2025 and 22 of 2026 are hers.
    const karima = await someAgent({ firstNameFr: 'Karima', sex: 'F' })
    const herself = await signIn(karima)
    assert.equal(await left(karima), 29)

    // She asks for the two weeks from 30 November: ten working days, no holiday among them.
    const wish = {
      agentId: karima.id,
      type: 'annual',
      start: '2026-11-30',
      end: '2026-12-11',
      reason: 'voyage',
    }
    const request = await requestLeave(herself, wish)
    assert.equal(request.days, 10)
    assert.equal(request.state, 'submitted')

    // She cannot agree with herself; nor can the chief of another unit.
    assert.equal(
      await sentence(moveLeaveRequest(herself, request.id, 'endorse', null)),
      'access.denied'
    )
    const parks = { kind: 'unit' as const, id: karima.unitId as number }
    const chief = await actWith('unit_chief', parks)

    // Her chief sees who else is away, and agrees.
    const { presence } = await leaveWarnings(
      karima,
      request.startsOn,
      request.endsOn,
      await loadParameters()
    )
    assert.isNotNull(presence)
    await moveLeaveRequest(chief, request.id, 'endorse', null)

    // The clerk of human resources may not decide; the head may, and the decision gets its number.
    const clerk = await actWith('hr_clerk')
    assert.equal(
      await sentence(moveLeaveRequest(clerk, request.id, 'grant', null)),
      'access.denied'
    )
    const head = await actWith('hr_chief')
    const granted = await moveLeaveRequest(head, request.id, 'grant', null)
    assert.match(granted.number ?? '', /\/2026\/DRH$/)

    // Dispatch reads that she is away, and nothing of why.
    const from = clock.now().set({ month: 12, day: 2 })
    const away = await unavailabilitiesOf([karima.partyId], from, from.plus({ hours: 2 }))
    assert.lengthOf([...away.values()].flat(), 1)

    // The same days cannot be asked for twice.
    assert.equal(
      await sentence(requestLeave(herself, { ...wish, start: '2026-12-07' })),
      'hr.leave_overlap'
    )

    // She falls ill from the 2nd to the 6th: three working days of her holiday come back.
    const illness = await requestLeave(clerk, {
      agentId: karima.id,
      type: 'sick',
      start: '2026-12-02',
      end: '2026-12-06',
    })
    await moveLeaveRequest(chief, illness.id, 'endorse', null)
    // Not without the certificate.
    assert.equal(
      await sentence(moveLeaveRequest(head, illness.id, 'grant', null)),
      'hr.proof_missing'
    )
    await moveLeaveRequest(head, illness.id, 'grant', null, { proofOn: clock.today() })
    clock.freeze('2026-12-31T09:00')
    assert.equal(await left(karima), 29 - 10 + 3)

    // On new year's day what was left of 2025 is gone: the ten days took the seven first, three came back to them.
    clock.freeze('2027-01-01T09:00')
    const [lot2025] = await db.from('hr_leave_lots').where({ agent_id: karima.id, year: 2025 })
    const [lot2026] = await db.from('hr_leave_lots').where({ agent_id: karima.id, year: 2026 })
    assert.equal(await left(karima), (lot2026.granted_half_days - lot2026.taken_half_days) / 2)
    assert.equal((lot2025.granted_half_days - lot2025.taken_half_days) / 2, 3)
    clock.freeze('2026-11-23T09:00')
  })

  test('the chief is away: a colleague acts by delegation, and the paper says so', async ({
    assert,
  }) => {
    const omar = await someAgent({ firstNameFr: 'Omar', sex: 'M' })
    const parks = { kind: 'unit' as const, id: omar.unitId as number }
    const chief = await personWith('unit_chief', parks)
    const deputy = await personWith('staff_member')
    const role = await db.from('platform_roles').where('key', 'unit_chief').firstOrFail()
    await db.table('platform_role_assignments').insert({
      user_id: deputy.id,
      role_id: role.id,
      scope_kind: 'unit',
      scope_id: parks.id,
      valid_from: '2026-11-20',
      valid_to: '2026-11-30',
      delegated_by_id: chief.id,
      created_at: '2026-11-20 08:00:00',
    })
    const clerk = await actWith('hr_clerk')
    const request = await requestLeave(clerk, {
      agentId: omar.id,
      type: 'annual',
      start: '2026-12-14',
      days: 2.5,
    })
    assert.isTrue(request.endsAtNoon === true || Number(request.endsAtNoon) === 1)
    await moveLeaveRequest(await actOf(deputy), request.id, 'endorse', null)
    const move = await db
      .from('hr_leave_moves')
      .where({ request_id: request.id, name: 'endorse' })
      .firstOrFail()
    assert.equal(move.delegated_by_name, chief.name)
  })

  test('a child is born: paternity leave within fourteen weeks, and not after', async ({
    assert,
  }) => {
    const said = await someAgent({ firstNameFr: 'Said', sex: 'M' })
    const clerk = await actWith('hr_clerk')
    const birth = '2026-11-10'
    const facts = { agentId: said.id, type: 'paternity', birth }
    assert.equal(
      await sentence(requestLeave(clerk, { ...facts, start: '2027-02-16' })),
      'hr.paternity_outside_window'
    )
    const leave = await requestLeave(clerk, { ...facts, start: '2026-11-12' })
    assert.equal(leave.endsOn, '2026-11-26')
    assert.equal(leave.days, 15)
  })

  test('the clerk hands out a certificate in one click, twice pressed, once issued', async ({
    assert,
  }) => {
    const agent = await someAgent()
    const clerk = await actWith('hr_clerk')
    const facts = {
      agentId: agent.id,
      kind: 'employment' as const,
      requestKey: `click-${agent.id}`,
    }
    const [first, second] = [
      await issueCertificate(clerk, facts),
      await issueCertificate(clerk, facts),
    ]
    assert.equal(first.id, second.id)
    const chief = await actWith('unit_chief', { kind: 'unit', id: agent.unitId as number })
    assert.equal(
      await sentence(issueCertificate(chief, { ...facts, requestKey: undefined })),
      'access.denied'
    )
  })
})
