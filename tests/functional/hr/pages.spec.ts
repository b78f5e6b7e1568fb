import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { issueCertificate } from '#hr/actions/issue_certificate'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { requestLeave } from '#hr/actions/request_leave'
import { Certificate } from '#hr/models/certificate'
import { certificatePaper, decisionPaper } from '#hr/documents/papers'
import { LeaveRequest } from '#hr/models/leave_request'
import { someAgent } from '#tests/support/hr_people'
import { PageClient } from '#tests/support/page_client'

const act = systemAct('test')

async function staged() {
  const agent = await someAgent()
  const waiting = await requestLeave(act, {
    agentId: agent.id,
    type: 'annual',
    start: '2026-12-14',
    days: 2.5,
  })
  const request = await requestLeave(act, {
    agentId: agent.id,
    type: 'annual',
    start: '2026-12-01',
    days: 3,
  })
  await moveLeaveRequest(act, request.id, 'endorse', null)
  const granted = await moveLeaveRequest(act, request.id, 'grant', null)
  return { agent, waiting, granted }
}

test.group('Pages of human resources', (group) => {
  group.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  for (const locale of ['fr', 'ar', 'en'] as const) {
    test(`every page is in order in ${locale}`, async ({ assert }) => {
      const { agent, waiting, granted } = await staged()
      const client = await PageClient.signedIn(['hr_chief', 'hr_clerk'], { locale })
      const paths = [
        '/',
        '/hr/me',
        '/hr/agents',
        '/hr/agents?view=past_limit',
        '/hr/agents?group=unit',
        '/hr/agents?q=essai',
        `/hr/agents/${agent.id}`,
        `/hr/agents/${agent.id}?on=2012-01-01`,
        `/hr/agents/${agent.id}?on=1999-01-01`,
        '/hr/leave-requests?view=waiting',
        `/hr/leave-requests/new?agent=${agent.id}`,
        `/hr/leave-requests/new?agent=${agent.id}&type=annual&start=2027-01-18&days=5`,
        `/hr/leave-requests/new?agent=${agent.id}&type=annual&start=2026-12-01&days=5`,
        `/hr/leave-requests/${waiting.id}`,
        `/hr/leave-requests/${granted.id}`,
        `/hr/leave-calendar?unit=${agent.unitId}&month=2026-12`,
        '/hr/leave-calendar?month=nonsense',
        '/hr/retirements',
        '/hr/retirements?year=overdue',
        '/hr/workforce',
        '/imports/create?import=hr.agents',
      ]
      for (const path of paths) {
        const page = await client.get(path)
        assert.notMatch(page.text, /hr\.\w+\.\w+|@!\w+\./, path)
      }
    }).timeout(60_000)
  }

  test('a chief sees the unit, a stranger nothing, and nobody’s pay without the right', async ({
    assert,
  }) => {
    const { agent, granted } = await staged()
    const unit = { kind: 'unit' as const, id: agent.unitId as number }
    const elsewhere = await db.from('registry_units').where('code', 'DRH').firstOrFail()
    const chief = await PageClient.signedIn('unit_chief', { scope: unit })
    const page = await chief.get(`/hr/agents/${agent.id}`)
    assert.notInclude(page.text, 'Rémunération du mois')
    const stranger = await PageClient.signedIn('unit_chief', {
      scope: { kind: 'unit', id: elsewhere.id },
    })
    assert.equal(await stranger.status('GET', `/hr/agents/${agent.id}`), 403)
    assert.equal(await stranger.status('GET', `/hr/leave-requests/${granted.id}`), 403)
    assert.equal(await stranger.status('GET', `/hr/leave-requests/${granted.id}/decision`), 403)
    const list = await stranger.get('/hr/agents?q=essai')
    assert.notInclude(list.text, agent.ppr)
    const member = await PageClient.signedIn('staff_member')
    assert.equal(await member.status('GET', '/hr/agents'), 403)
    assert.equal(await member.status('GET', '/hr/retirements/list.pdf'), 403)
  })

  test('a leave beyond the balance is refused on the form, before it is sent', async ({
    assert,
  }) => {
    const agent = await someAgent()
    const client = await PageClient.signedIn('hr_clerk')
    const path = `/hr/leave-requests/new?agent=${agent.id}&type=annual&start=2026-12-14`
    const short = await client.get(`${path}&days=60`)
    assert.include(short.text, 'demande 60 jours et il en reste 51')
    assert.notInclude(short.text, 'Envoyer la demande')
    const enough = await client.get(`${path}&days=10`)
    assert.include(enough.text, 'Envoyer la demande')
  })

  test('lists leave as PDF and Excel', async ({ assert }) => {
    const client = await PageClient.signedIn('hr_clerk')
    assert.equal(await client.status('GET', '/hr/retirements/list.pdf'), 200)
    assert.equal(await client.status('GET', '/hr/retirements/list.xlsx'), 200)
  })
})

test.group('Papers of human resources', (group) => {
  group.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('each certificate takes the next number and is drawn again to the byte', async ({
    assert,
  }) => {
    const { agent, granted } = await staged()
    for (const kind of ['employment', 'salary', 'information'] as const) {
      for (const language of ['fr', 'ar']) {
        const { id } = await issueCertificate(act, {
          agentId: agent.id,
          kind,
          language,
          purpose: 'dossier',
        })
        const certificate = await Certificate.findOrFail(id)
        assert.match(certificate.number, /^\d{4}\/2026\/DRH$/)
        const first = await certificatePaper(kind, certificate.said)
        const second = await certificatePaper(kind, certificate.said)
        assert.isTrue(first.bytes.equals(second.bytes))
      }
    }
    const kept = await LeaveRequest.findOrFail(granted.id)
    const decision = await decisionPaper(kept.paper!)
    assert.isAbove(decision.bytes.length, 5000)
    const numbers = await db
      .from('documents_official')
      .where('kind', 'like', 'hr.%')
      .select('number')
    assert.lengthOf([...new Set(numbers.map((row) => row.number))], numbers.length)
  }).timeout(60_000)

  test('the salary certificate says the payslip’s lines', async ({ assert }) => {
    const agent = await someAgent({ echelle: '10', echelon: 5 })
    const { id } = await issueCertificate(act, { agentId: agent.id, kind: 'salary' })
    const { said } = await Certificate.findOrFail(id)
    const base = said.salary?.lines.find((line) => line.key === 'base')
    assert.equal(base?.minor, 211_874)
    assert.equal(said.salary?.lines.find((line) => line.key === 'family')?.minor, 60_000)
    assert.isTrue(said.salary?.withoutAllowances)
  })
})
