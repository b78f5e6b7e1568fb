import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { issueCertificate } from '#hr/actions/issue_certificate'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { prepareStepTable } from '#hr/actions/prepare_step_table'
import { requestLeave } from '#hr/actions/request_leave'
import { personWith } from '#tests/support/actors'
import { someAgent } from '#tests/support/hr_people'
import { PageClient } from '#tests/support/page_client'
import { recordRoutes } from '#tests/support/record_routes'
import type { RecordAttempt } from '#tests/support/record_routes'

const act = systemAct('test')

/** A member of staff of the parks with a career act, leave asked and granted, and certificates. */
async function records() {
  const agent = await someAgent()
  const asked = { agentId: agent.id, type: 'annual' }
  const waiting = await requestLeave(act, { ...asked, start: '2026-12-14', days: 2 })
  const granted = await requestLeave(act, { ...asked, start: '2026-12-01', days: 3 })
  await moveLeaveRequest(act, granted.id, 'endorse', null)
  await moveLeaveRequest(act, granted.id, 'grant', null)
  const certificates = []
  for (const kind of ['employment', 'salary', 'information'] as const)
    certificates.push(await issueCertificate(act, { agentId: agent.id, kind }))
  const career = await db
    .from('hr_career_acts')
    .where('agent_id', agent.id)
    .orderBy('id', 'desc')
    .firstOrFail()
  await prepareStepTable(act, 2026)
  const step = await db.from('hr_step_proposals').where('agent_id', agent.id).firstOrFail()
  return { agent, waiting, granted, certificates, career, step }
}

type Records = Awaited<ReturnType<typeof records>>

/** Every route that names a record, with a form that would be taken from somebody who may. */
const ROUTES: Record<string, (of: Records) => RecordAttempt[]> = {
  'GET /hr/agents/:id': (of) => [{ path: `/hr/agents/${of.agent.id}` }],
  'GET /hr/certificates/:id': (of) =>
    of.certificates.map((one) => ({ path: `/hr/certificates/${one.id}` })),
  'GET /hr/leave-requests/:id': (of) => [
    { path: `/hr/leave-requests/${of.waiting.id}` },
    { path: `/hr/leave-requests/new?agent=${of.agent.id}` },
  ],
  'GET /hr/leave-requests/:id/decision': (of) => [
    { path: `/hr/leave-requests/${of.granted.id}/decision` },
  ],
  'GET /hr/step-proposals/:id': (of) => [{ path: `/hr/step-proposals/${of.step.id}` }],
  'GET /hr/step-proposals/:id/order': (of) => [{ path: `/hr/step-proposals/${of.step.id}/order` }],
  'POST /hr/agents/:id/career-acts': (of) => [
    {
      path: `/hr/agents/${of.agent.id}/career-acts`,
      form: { kind: 'step', effective_on: '2026-11-01', echelon: '5', reference: 'Arrêté 1' },
    },
  ],
  'POST /hr/agents/:id/certificates': (of) => [
    { path: `/hr/agents/${of.agent.id}/certificates`, form: { kind: 'employment' } },
  ],
  'POST /hr/agents/:id/family-members': (of) => [
    {
      path: `/hr/agents/${of.agent.id}/family-members`,
      form: { kind: 'child', name_fr: 'Essai', birth_on: '2020-01-01', since_on: '2020-01-01' },
    },
  ],
  'POST /hr/career-acts/:id/reversals': (of) => [
    { path: `/hr/career-acts/${of.career.id}/reversals`, form: { reason: 'erreur' } },
  ],
  'POST /hr/leave-requests/:id/moves': (of) => [
    ...['endorse', 'reject', 'withdraw'].map((name) => ({
      path: `/hr/leave-requests/${of.waiting.id}/moves`,
      form: { name, reason: 'essai' },
    })),
    {
      path: `/hr/leave-requests/${of.granted.id}/moves`,
      form: { name: 'cancel', reason: 'essai' },
    },
  ],
  'POST /hr/step-proposals/:id/moves': (of) => [
    { path: `/hr/step-proposals/${of.step.id}/moves`, form: { name: 'propose', pace: 'rapide' } },
  ],
}

const trail = async (of: Records) => ({
  acts: await db.from('hr_career_acts').where('agent_id', of.agent.id).count('* as total').first(),
  family: await db
    .from('hr_family_members')
    .where('agent_id', of.agent.id)
    .count('* as total')
    .first(),
  certificates: await db
    .from('hr_certificates')
    .where('agent_id', of.agent.id)
    .count('* as total')
    .first(),
  steps: await db.from('hr_step_proposals').where('agent_id', of.agent.id).orderBy('id'),
  leave: await db.from('hr_leave_requests').where('agent_id', of.agent.id).orderBy('id'),
})

test.group('Human resources | records by their number', (group) => {
  group.each.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('every route that names a record is tried', ({ assert }) => {
    assert.deepEqual(recordRoutes('/hr'), Object.keys(ROUTES).toSorted())
  })

  for (const roles of [
    ['unit_chief', 'hr_clerk', 'hr_chief'],
    ['unit_chief'],
    ['staff_member'],
  ] as const) {
    test(`${roles.join(' + ')} of another unit is refused each of them`, async ({ assert }) => {
      const of = await records()
      const elsewhere = await db.from('registry_units').where('code', 'DRH').firstOrFail()
      const scope = { kind: 'unit' as const, id: elsewhere.id as number }
      // a member of staff with a file of their own: their own rights must not open somebody else's
      const other = await someAgent({ unitCode: 'DRH' })
      const person = await personWith([...roles], scope)
      await db.from('platform_users').where('id', person.id).update({ staff_number: other.ppr })
      const client = new PageClient(person)
      await client.submit('/sign-in', { login: person.email, password: 'casablanca-2026' })
      const before = await trail(of)
      for (const [name, attempts] of Object.entries(ROUTES)) {
        for (const { path, form } of attempts(of)) {
          const status = form
            ? (await client.submit(path, form)).status
            : await client.status('GET', path)
          assert.equal(status, 403, `${name} ${path}`)
        }
      }
      const asked = await client.submit('/hr/leave-requests', {
        agent_id: of.agent.id,
        type: 'annual',
        start: '2027-01-18',
        days: '1',
      })
      assert.equal(asked.status, 403)
      assert.deepEqual(await trail(of), before)
    }).timeout(60_000)
  }

  test('a chief sees the leave of the unit but no pay; an address that is no number is not found', async ({
    assert,
  }) => {
    const of = await records()
    const scope = { kind: 'unit' as const, id: of.agent.unitId as number }
    const chief = await PageClient.signedIn('unit_chief', { scope })
    assert.equal(await chief.status('GET', `/hr/leave-requests/${of.waiting.id}`), 200)
    const [employment, salary, information] = of.certificates
    assert.equal(await chief.status('GET', `/hr/certificates/${employment.id}`), 200)
    assert.equal(await chief.status('GET', `/hr/certificates/${salary.id}`), 403)
    assert.equal(await chief.status('GET', `/hr/certificates/${information.id}`), 403)
    for (const path of [
      '/hr/agents/x',
      '/hr/agents/999999999',
      '/hr/leave-requests/x',
      '/hr/leave-requests/999999999',
      '/hr/leave-requests/x/decision',
      '/hr/certificates/x',
      '/hr/leave-requests/new?agent=x',
    ])
      assert.equal(await chief.status('GET', path), 404, path)
  })
})
