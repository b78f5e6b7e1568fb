import { test } from '@japa/runner'
import { formatCivilDate, isCivilDate } from '#values/civil_date'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { moveLeaveRequest } from '#hr/actions/move_leave_request'
import { requestLeave } from '#hr/actions/request_leave'
import { LeaveRequest } from '#hr/models/leave_request'
import type { Agent } from '#hr/models/agent'
import { someAgent } from '#tests/support/hr_people'
import { PageClient } from '#tests/support/page_client'

const act = systemAct('test')

type Form = Record<string, string>

/** [what is wrong, form, words of the sentence] */
type Case = [string, Form, string[]]

/** A field shows a day as people write it, and what is no day as it was typed. */
const asShown = (typed: string) => (isCivilDate(typed) ? formatCivilDate(typed) : typed)
const annual = (form: Form): Form => ({ type: 'annual', ...form })

async function refused(client: PageClient, agent: Agent, form: Form) {
  await client.get(`/hr/leave-requests/new?agent=${agent.id}`)
  return client.submit('/hr/leave-requests', { agent_id: agent.id, reason: 'voyage', ...form })
}

test.group('Human resources | bad input', (group) => {
  group.each.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('each impossible leave is refused with its name, figure and rule, on its own form', async ({
    assert,
  }) => {
    const woman = await someAgent()
    const man = await someAgent({ sex: 'M' })
    const young = await someAgent({ recruitedOn: '2026-03-15', openingDays: 0 })
    const granted = await requestLeave(act, {
      agentId: woman.id,
      type: 'annual',
      start: '2026-12-01',
      days: 5,
    })
    await moveLeaveRequest(act, granted.id, 'endorse', null)
    await moveLeaveRequest(act, granted.id, 'grant', null)
    const client = await PageClient.signedIn('hr_clerk')
    const cases: [Agent, Case[]][] = [
      [
        woman,
        [
          [
            'ends before it starts',
            annual({ start: '2026-12-20', end: '2026-12-14' }),
            ['finit le 14/12/2026, avant de commencer le 20/12/2026'],
          ],
          [
            'overlaps',
            annual({ start: '2026-12-03', days: '3' }),
            [woman.nameFr, 'du 01/12/2026 au 07/12/2026', 'ne peuvent se chevaucher'],
          ],
          [
            'beyond the balance',
            annual({ start: '2026-12-14', days: '60' }),
            [woman.nameFr, 'demande 60 jours et il en reste 46'],
          ],
          ['quarter of a day', annual({ start: '2026-12-14', days: '1.3' }), ['1,3 jours']],
          [
            'only rest days',
            annual({ start: '2026-12-19', end: '2026-12-20' }),
            ['Du 19/12/2026 au 20/12/2026, aucun jour ne compte'],
          ],
          [
            'no length',
            annual({ start: '2026-12-16' }),
            ['Un congé annuel n’a pas de durée fixée par un texte'],
          ],
          ['no such day', annual({ start: '2026-02-31', days: '2' }), ['Une date qui existe']],
          [
            'stands in for herself',
            annual({ start: '2026-12-16', days: '2', interim_agent_id: String(woman.id) }),
            [`${woman.nameFr} ne peut pas assurer son propre intérim`],
          ],
          [
            'paternity of a woman',
            { type: 'paternity', start: '2026-12-16', birth: '2026-11-10' },
            [`${woman.nameFr} : un congé de paternité ne s’accorde qu’aux hommes`],
          ],
          [
            'beyond the yearly limit',
            { type: 'exceptional', start: '2026-12-14', days: '15' },
            ['aucun jour pris et 15 demandés en 2026', 'de 10 jours par an'],
          ],
        ],
      ],
      [
        man,
        [
          [
            'paternity too late',
            { type: 'paternity', start: '2027-03-16', birth: '2026-11-10' },
            ['né le 10/11/2026', 'au plus tard le 15/02/2027', 'le 16/02/2027'],
          ],
          [
            'paternity without a birth',
            { type: 'paternity', start: '2026-12-16' },
            [`${man.nameFr} : un congé de paternité demande la date de naissance`],
          ],
          [
            'maternity of a man',
            { type: 'maternity', start: '2026-12-16' },
            ['un congé de maternité ne s’accorde qu’aux femmes'],
          ],
        ],
      ],
      [
        young,
        [
          [
            'first year of service',
            annual({ start: '2026-12-14', days: '3' }),
            ['recruté(e) le 15/03/2026', 'à partir du 15/03/2027', 'douze mois'],
          ],
        ],
      ],
    ]
    for (const [agent, tries] of cases) {
      for (const [wrong, form, words] of tries) {
        const page = await refused(client, agent, form)
        assert.equal(page.status, 200, wrong)
        assert.include(page.url, `/hr/leave-requests/new?agent=${agent.id}`, wrong)
        for (const word of words) assert.include(page.text, word, wrong)
        assert.include(page.html, asShown(form.start), `${wrong}: what was typed`)
        assert.notInclude(page.text, 'The form could not be saved', wrong)
      }
    }
    const kept = await LeaveRequest.query().whereIn('agentId', [woman.id, man.id, young.id])
    assert.lengthOf(kept, 1)

    // asked of the address, before anything is sent, the same sentences stand
    const typed = `/hr/leave-requests/new?agent=${young.id}&type=annual&start=2026-12-14&days=3`
    assert.include((await client.get(typed)).text, 'à partir du 15/03/2027')
    const unreadable = `/hr/leave-requests/new?agent=${woman.id}&type=annual&start=2026-02-31`
    assert.include(
      (await client.get(unreadable)).text,
      '« 2026-02-31 » n’est pas un jour du calendrier'
    )
  }).timeout(60_000)

  test('in Arabic the sentence is whole too', async ({ assert }) => {
    const agent = await someAgent()
    const client = await PageClient.signedIn('hr_clerk', { locale: 'ar' })
    const page = await refused(client, agent, annual({ start: '2026-12-20', end: '2026-12-14' }))
    assert.include(page.text, 'تنتهي الرخصة في 14/12/2026 قبل أن تبدأ في 20/12/2026')
    const paternity = { type: 'paternity', start: '2026-12-16', birth: '2026-11-10' }
    assert.include((await refused(client, agent, paternity)).text, 'لا تمنح رخصة الأبوة إلا للرجال')
  })

  test('impossible acts and relatives are refused, and what was typed stays', async ({
    assert,
  }) => {
    const agent = await someAgent()
    const client = await PageClient.signedIn('hr_chief')
    await client.get(`/hr/agents/${agent.id}`)
    const send = (path: string, form: Form) => client.submit(`/hr/agents/${agent.id}/${path}`, form)
    const step = { kind: 'step', reference: 'Arrêté 118' }
    const before = await send('career-acts', {
      ...step,
      effective_on: '1990-01-01',
      echelon: '5',
    })
    assert.include(before.text, `avant le recrutement de ${agent.nameFr}, le 01/03/2010`)
    assert.include(before.html, 'value="Arrêté 118"')
    const beyond = await send('career-acts', {
      ...step,
      effective_on: '2026-01-01',
      echelon: '19',
    })
    assert.include(beyond.text, 'L’échelle 9 n’a pas d’échelon 19 : ses échelons vont de 1 à 10')
    const child = { kind: 'child', name_fr: 'Petit' }
    const future = await send('family-members', {
      ...child,
      birth_on: '2027-01-01',
      since_on: '2027-01-01',
    })
    assert.include(future.text, 'La naissance du 01/01/2027 est dans l’avenir')
    const early = await send('family-members', {
      ...child,
      birth_on: '2020-01-01',
      since_on: '2019-01-01',
    })
    assert.include(
      early.text,
      'Petit, né(e) le 01/01/2020, ne peut être à charge dès le 01/01/2019'
    )
    assert.include(early.html, 'value="Petit"')
  })
})
