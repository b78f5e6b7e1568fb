import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { moveStep } from '#hr/actions/move_step'
import { prepareStepTable } from '#hr/actions/prepare_step_table'
import { reverseCareerAct } from '#hr/actions/record_career_act'
import { stepOrderPaper } from '#hr/documents/papers'
import { Agent } from '#hr/models/agent'
import { StepProposal } from '#hr/models/step_proposal'
import { actWith } from '#tests/support/actors'
import { someAgent } from '#tests/support/hr_people'
import { PageClient } from '#tests/support/page_client'

const clerk = systemAct('clerk')

async function proposalOf(agent: Agent): Promise<StepProposal | null> {
  return StepProposal.query().where('agentId', agent.id).orderBy('id', 'desc').first()
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

test.group('HR | the table of step advancement', (group) => {
  group.each.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('who may reach a step within the year is on the table, once', async ({ assert }) => {
    // Échelon 3 since 01/01/2024: quick 01/01/2026, medium 01/07/2026, slow 01/01/2027 (worked case 6).
    const due = await someAgent({ echelon: 3, echelonSinceOn: '2024-01-01' })
    const right = await someAgent({ echelon: 3, echelonSinceOn: '2023-06-01' })
    const later = await someAgent({ echelon: 3, echelonSinceOn: '2025-01-01' })
    const top = await someAgent({ echelon: 10, echelonSinceOn: '2015-01-01' })
    const contract = await someAgent({
      status: 'contract',
      fund: 'RCAR',
      echelonSinceOn: '2020-01-01',
    })
    await prepareStepTable(clerk, 2026)
    const row = await proposalOf(due)
    assert.deepEqual(
      [row?.rapideOn, row?.moyenOn, row?.lentOn, Boolean(row?.byRight)],
      ['2026-01-01', '2026-07-01', '2027-01-01', false]
    )
    assert.deepEqual([row?.fromIndex, row?.toIndex], [274, 296])
    // 22 points of 50.92 a year: the difference of the two months, each rounded to the centime.
    assert.equal(Number(row?.gainMinor), 93_36)
    assert.isTrue(Boolean((await proposalOf(right))?.byRight))
    for (const absent of [later, top, contract]) assert.isNull(await proposalOf(absent))
    assert.equal(await prepareStepTable(clerk, 2026), 0)
  })

  test('proposed by one, decided by another, numbered, written in the career', async ({
    assert,
  }) => {
    const agent = await someAgent({ echelon: 3, echelonSinceOn: '2024-01-01' })
    await prepareStepTable(clerk, 2026)
    const { id } = (await proposalOf(agent)) as StepProposal
    const officer = await actWith('hr_clerk')
    const head = await actWith('hr_chief')
    assert.equal(await refusalOf(moveStep(head, id, { name: 'decide' })), 'states.not_allowed')
    assert.equal(
      await refusalOf(moveStep(officer, id, { name: 'propose', pace: 'lent' })),
      'hr.step_after_year'
    )
    await moveStep(officer, id, { name: 'propose', pace: 'moyen' })
    assert.equal(await refusalOf(moveStep(officer, id, { name: 'decide' })), 'access.denied')
    const both = await actWith(['hr_clerk', 'hr_chief'])
    await moveStep(both, id, { name: 'propose', pace: 'moyen' })
    assert.equal(await refusalOf(moveStep(both, id, { name: 'decide' })), 'hr.step_same_person')

    const decided = await moveStep(head, id, { name: 'decide' })
    assert.match(decided.number ?? '', /^\d{4}\/2026\/DRH$/)
    const risen = await Agent.findOrFail(agent.id)
    assert.deepEqual([risen.echelon, risen.echelonSinceOn], [4, '2026-07-01'])
    const paper = decided.paper
    assert.isNotNull(paper)
    const [first, second] = [await stepOrderPaper(paper!), await stepOrderPaper(paper!)]
    assert.isTrue(first.bytes.equals(second.bytes))

    // taken back: the échelon returns, and the order is no longer valid
    await reverseCareerAct(head, decided.actId as number, 'erreur de note')
    const back = await Agent.findOrFail(agent.id)
    assert.deepEqual([back.echelon, back.echelonSinceOn], [3, '2024-01-01'])
    const official = await db
      .from('documents_official')
      .where({ kind: 'hr.step_order', number: decided.number as string })
      .firstOrFail()
    assert.equal(official.state, 'cancelled')
  })

  test('twenty decisions at once give one step', async ({ assert }) => {
    const agent = await someAgent({ echelon: 3, echelonSinceOn: '2024-01-01' })
    await prepareStepTable(clerk, 2026)
    const { id } = (await proposalOf(agent)) as StepProposal
    await moveStep(clerk, id, { name: 'propose', pace: 'rapide' })
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(moveStep(clerk, id, { name: 'decide' })))
    )
    assert.lengthOf(
      outcomes.filter((outcome) => outcome === 'nothing refused'),
      1
    )
    const acts = await db.from('hr_career_acts').where({ agent_id: agent.id, reverses_id: null })
    assert.lengthOf(
      acts.filter((row) => row.kind === 'step' && row.effective_on === '2026-01-01'),
      1
    )
  })

  test('set aside with a reason; a career that moved is not decided on old facts', async ({
    assert,
  }) => {
    const agent = await someAgent({ echelon: 3, echelonSinceOn: '2024-01-01' })
    await prepareStepTable(clerk, 2026)
    const { id } = (await proposalOf(agent)) as StepProposal
    assert.equal(
      await refusalOf(moveStep(clerk, id, { name: 'set_aside', reason: ' ' })),
      'hr.reason_missing'
    )
    const aside = await moveStep(clerk, id, { name: 'set_aside', reason: 'conseil de discipline' })
    assert.equal(aside.state, 'set_aside')
    await moveStep(clerk, id, { name: 'propose', pace: 'rapide' })
    await db.from('hr_agents').where('id', agent.id).update({ echelon: 4 })
    assert.equal(await refusalOf(moveStep(clerk, id, { name: 'decide' })), 'hr.step_outdated')
    await db.from('hr_agents').where('id', agent.id).update({ echelon: 3 })
  })

  test('the pages: table, preparation, one step, the order', async ({ assert }) => {
    const agent = await someAgent({ echelon: 3, echelonSinceOn: '2024-01-01' })
    const head = await PageClient.signedIn('hr_chief')
    const officer = await PageClient.signedIn('hr_clerk')
    await officer.get('/hr/step-proposals/new')
    await prepareStepTable(clerk, 2026)
    const { id } = (await proposalOf(agent)) as StepProposal
    await officer.get('/hr/step-proposals?view=to_propose')
    await officer.get(`/hr/step-proposals/${id}`)
    await officer.submit(`/hr/step-proposals/${id}/moves`, { name: 'propose', pace: 'moyen' })
    await head.submit(`/hr/step-proposals/${id}/moves`, { name: 'decide' })
    const page = await head.get(`/hr/step-proposals/${id}`)
    assert.include(page.text, '/2026/DRH')
    assert.equal((await proposalOf(agent))?.state, 'decided')
  })
})
