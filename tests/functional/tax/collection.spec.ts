import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { addDays } from '#values/civil_date'
import { Money } from '#values/money'
import { systemAct } from '#platform/act'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { executeRun } from '#platform/jobs/execution'
import { transaction } from '#platform/transaction'
import { issueRoll } from '#tax/actions/issue_roll'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { simulateRoll } from '#tax/actions/simulate_roll'
import { askRequest } from '#tax/collection/actions/ask_request'
import type { DebtRequest } from '#tax/collection/actions/ask_request'
import { decideList } from '#tax/collection/actions/decide_list'
import { decideRequest, reviveDebt } from '#tax/collection/actions/decide_request'
import { fallDue } from '#tax/collection/actions/fall_due'
import { prepareOne } from '#tax/collection/actions/prepare_list'
import { serveActs } from '#tax/collection/actions/serve_acts'
import { positionOf } from '#tax/queries/debt_positions'
import { makePlots } from '#database/factories/tax/plots'
import { actWith } from '#tests/support/actors'

let year = 0
let debts: number[] = []
let officer: Act
let chief: Act

const debt = (id: number) => db.from('tax_debts').where('id', id).firstOrFail()
const position = async (id: number) => (await positionOf(await debt(id), clock.today())).value
const at = (day: string) => clock.freeze(`${year}-${day}T10:00`)
const runOf = async (listId: number) =>
  (await db.from('tax_collection_lists').where('id', listId).firstOrFail()).run_id
const actsOf = (listId: number) => db.from('tax_collection_acts').where('list_id', listId)

/** Brings a debt to the state after its last notice, 06/05. */
async function reminded(id: number): Promise<void> {
  at('05-06')
  await fallDue(systemAct('test'))
  await executeRun(await runOf(await prepareOne(officer, 'last_notice', id)))
}

function asked(more: Partial<DebtRequest>): DebtRequest {
  return {
    kind: 'relief',
    filedOn: clock.today(),
    reason: 'Superficie du titre inférieure',
    document: null,
    guarantee: null,
    principal: Money.zero,
    sanction: Money.zero,
    late: Money.zero,
    ...more,
  }
}

test.group('Forced collection and requests about a debt', (group) => {
  group.tap((item) => item.timeout(120_000))

  group.setup(async () => {
    const act = systemAct('test')
    await db.from('tax_plots').update({ closed_on: '2010-12-31', state: 'closed' })
    await makePlots({ count: 30, index: `C${process.pid % 1000}`, first: 800_000 })
    const last = await db.from('tax_rolls').max('year as year').first()
    year = Math.max(2080, Number(last.year ?? 0) + 1)
    clock.freeze(`${year}-01-05T09:00`)
    const roll = await prepareRoll(act, { year, kind: 'initial' })
    const simulated = await simulateRoll(act, roll.id)
    await simulated.merge({ state: 'issuing' }).save()
    await issueRoll(act, roll.id)
    const rows = await db.from('tax_debts').where('roll_id', roll.id).orderBy('id').select('id')
    debts = rows.map((row) => Number(row.id))
    officer = await actWith('tax_officer')
    chief = await actWith('finance_chief')
    return () => clock.release()
  })
  group.each.teardown(() => clock.release())

  test('a debt becomes due the day after its due date, once', async ({ assert }) => {
    at('03-31')
    await fallDue(systemAct('test'))
    assert.equal((await debt(debts[0])).state, 'issued')
    at('04-01')
    assert.isAtLeast(await fallDue(systemAct('test')), debts.length)
    assert.equal(await fallDue(systemAct('test')), 0)
    const events = await db.from('tax_debt_events').where('debt_id', debts[0])
    assert.deepEqual(
      events.map((row) => [row.name, row.effective_on]),
      [['fall_due', `${year}-04-01`]]
    )
  })

  test('each step waits for its delay, and the refusal says from which day', async ({ assert }) => {
    const [, id] = debts
    const refusal = async (step: 'last_notice' | 'demand' | 'seizure') => {
      try {
        await prepareOne(officer, step, id)
      } catch (error) {
        return [
          (error as { code: string }).code,
          (error as { params: { from?: string } }).params.from,
        ]
      }
      return null
    }
    at('04-02')
    assert.equal((await refusal('demand'))![0], 'collection.step_out_of_turn')
    await reminded(id)
    // 30 days after 31/03 is 30/04; 20 days after 06/05 is 26/05: the later of the two
    at('05-25')
    assert.deepEqual(await refusal('demand'), ['collection.demand_too_early', `26/05/${year}`])
    at('05-26')
    const demand = await prepareOne(officer, 'demand', id)
    await decideList(chief, demand, { authorised: true, reason: null })
    await executeRun(await runOf(demand))
    at('06-24')
    assert.deepEqual(await refusal('seizure'), ['collection.seizure_too_early', `25/06/${year}`])
    at('06-25')
    assert.isNumber(await prepareOne(officer, 'seizure', id))
  })

  test('a demand waits for a second person, charges its costs once and starts the limitation again', async ({
    assert,
  }) => {
    const [, , id] = debts
    await reminded(id)
    at('06-01')
    const owed = (await position(id)).total
    const list = await prepareOne(officer, 'demand', id)
    assert.equal((await debt(id)).state, 'last_notice')
    await assert.rejects(() => prepareOne(officer, 'demand', id), /collection.step_listed/)
    const decision = { authorised: true, reason: null }
    await assert.rejects(() => decideList(officer, list, decision), /access.denied/)
    const both = await actWith(['tax_officer', 'finance_chief'])
    const own = await prepareOne(both, 'last_notice', debts[3])
    assert.isNumber(own)
    await decideList(chief, list, decision)
    await assert.rejects(() => decideList(chief, list, decision), /collection.list_decided/)
    const {
      id: listId,
      step,
      number,
    } = await db.from('tax_collection_lists').where('id', list).firstOrFail()
    // The job twice at once, and once more: one act, one fee
    await Promise.all(
      [0, 1].map(() => transaction((trx) => serveActs(trx, chief, { id: listId, step, number })))
    )
    await executeRun(await runOf(list))
    const acts = await actsOf(list)
    assert.lengthOf(acts, 1)
    assert.match(acts[0].number, /^CMD-/)
    const fees = await db.from('tax_ledger_entries').where({ debt_id: id, kind: 'fee' })
    assert.deepEqual(
      fees.map((row) => Number(row.amount_minor)),
      [owed.percent('2').minor]
    )
    assert.equal((await position(id)).fees.minor, owed.percent('2').minor)
    const after = await debt(id)
    assert.equal(after.state, 'demand')
    assert.equal(after.limitation_on, `${year + 4}-06-01`)
    const file = await db.from('platform_job_files').where('run_id', await runOf(list))
    assert.lengthOf(file, 1)
  })

  test('who prepared a list does not authorise it', async ({ assert }) => {
    const [, , , , id] = debts
    await reminded(id)
    at('06-01')
    const both = await actWith(['tax_officer', 'finance_chief'])
    const list = await prepareOne(both, 'demand', id)
    await assert.rejects(
      () => decideList(both, list, { authorised: true, reason: null }),
      /collection.list_same_person/
    )
    await assert.rejects(
      () =>
        db
          .from('tax_collection_lists')
          .where('id', list)
          .update({ decided_by_id: both.actor.userId }),
      /two_people/
    )
    await assert.rejects(
      () => decideList(chief, list, { authorised: false, reason: null }),
      /collection.reason_missing/
    )
    await decideList(chief, list, { authorised: false, reason: 'Règlement annoncé' })
    // Refused: the debt may be listed again
    assert.isNumber(await prepareOne(officer, 'demand', id))
  })

  test('what is suspended between the authorisation and the service stays out', async ({
    assert,
  }) => {
    const [, , , , , id] = debts
    await reminded(id)
    at('06-02')
    const list = await prepareOne(officer, 'demand', id)
    await askRequest(
      officer,
      id,
      asked({ guarantee: 'Caution 12', principal: Money.ofDirhams('10') })
    )
    await decideList(chief, list, { authorised: true, reason: null })
    await executeRun(await runOf(list))
    const [act] = await actsOf(list)
    assert.deepEqual([act.state, act.left_because, act.number], ['left', 'debt_suspended', null])
    assert.equal((await debt(id)).state, 'last_notice')
  })

  test('relief lowers the principal and its lateness; remission the penalties only', async ({
    assert,
  }) => {
    const [, , , , , , id] = debts
    at('04-20')
    await fallDue(systemAct('test'))
    const before = await position(id)
    await assert.rejects(
      () => askRequest(officer, id, asked({ principal: before.principal.plus(Money.ofMinor(1)) })),
      /collection.more_than_owed/
    )
    await assert.rejects(
      () => askRequest(officer, id, asked({ kind: 'remission', principal: Money.ofMinor(100) })),
      /collection.remission_of_principal/
    )
    const half = before.principal.times('0.5')
    const relief = await askRequest(officer, id, asked({ principal: half }))
    await assert.rejects(
      () => askRequest(officer, id, asked({ principal: half })),
      /collection.request_waits/
    )
    await assert.rejects(
      () => decideRequest(officer, relief, { granted: true, reason: null }),
      /access.denied/
    )
    await decideRequest(chief, relief, { granted: true, reason: null })
    await assert.rejects(
      () => decideRequest(chief, relief, { granted: true, reason: null }),
      /collection.request_decided/
    )
    const lowered = await position(id)
    assert.equal(lowered.principal.minor, before.principal.minus(half).minor)
    // n = 2 on 20/04: 15.5 % of what is left
    assert.equal(lowered.late.minor, lowered.principal.percent('15.5').minor)
    const { steps } = await positionOf(await debt(id), clock.today())
    assert.include(
      steps.map(({ label }) => label),
      'tax.steps.position_relief'
    )
    const remission = await askRequest(
      officer,
      id,
      asked({ kind: 'remission', late: lowered.late })
    )
    await decideRequest(chief, remission, { granted: true, reason: null })
    const remitted = await position(id)
    assert.isTrue(remitted.late.isZero())
    assert.equal(remitted.principal.minor, lowered.principal.minor)
    // Lateness goes on from there: 0.5 % of the principal for the next month
    at('05-20')
    assert.equal((await position(id)).late.minor, lowered.principal.percent('0.5').minor)
  })

  test('a debt relieved of everything is settled', async ({ assert }) => {
    const [, , , , , , , id] = debts
    at('01-20')
    const whole = await position(id)
    const relief = await askRequest(officer, id, asked({ principal: whole.principal }))
    await decideRequest(chief, relief, { granted: true, reason: null })
    assert.equal((await debt(id)).state, 'settled')
  })

  test('a write-off rests on a document, is decided by another, and may be revived', async ({
    assert,
  }) => {
    const [, , , , , , , , id] = debts
    at('05-02')
    await fallDue(systemAct('test'))
    const off = asked({ kind: 'write_off' })
    await assert.rejects(() => askRequest(officer, id, off), /collection.document_missing/)
    const both = await actWith(['tax_officer', 'finance_chief'])
    const request = await askRequest(both, id, { ...off, document: 'PV de carence 7' })
    await assert.rejects(
      () => decideRequest(both, request, { granted: true, reason: null }),
      /collection.request_same_person/
    )
    await decideRequest(chief, request, { granted: true, reason: null })
    assert.equal((await debt(id)).state, 'written_off')
    await reviveDebt(chief, id, 'Bien retrouvé')
    assert.equal((await debt(id)).state, 'due')
    await assert.rejects(() => reviveDebt(chief, id, 'Encore'), /collection.not_written_off/)
  })

  test('a claim says its last day: six months after the later of payment day and month of issue', async ({
    assert,
  }) => {
    const [, , , , , , , , , id] = debts
    at('01-20')
    const request = await askRequest(officer, id, asked({ principal: Money.ofDirhams('1') }))
    const row = await db.from('tax_debt_requests').where('id', request).firstOrFail()
    const lastOn = (await debt(id)).payment_last_on
    assert.equal(row.last_on, `${year}-08-${lastOn.slice(8)}`)
    assert.isTrue(row.last_on > addDays(lastOn, 150))
  })
})
