import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { prepareRoll } from '#tax/actions/prepare_roll'
import { requestRollIssue } from '#tax/actions/request_roll_issue'
import { simulateRoll } from '#tax/actions/simulate_roll'
import { noticePrintJob } from '#tax/jobs/notice_print'
import { Roll } from '#tax/models/roll'
import { makePlots } from '#database/factories/tax/plots'
import { endedRun, until, WorkerProcess } from '#tests/support/worker'

const act = systemAct('test')
const COUNT = 1500

test.group('Works of the tax whose worker is killed', (group) => {
  group.tap((item) => item.timeout(240_000))

  test('a roll and its notices: killed in the middle, each notice exists and is printed exactly once', async ({
    assert,
  }) => {
    await db.from('tax_plots').update({ closed_on: '2010-12-31', state: 'closed' })
    const marker = `K${process.pid % 1000}`
    await makePlots({ count: COUNT, index: marker, first: 700_000 })
    const last = await db.from('tax_rolls').max('year as year').first()
    const year = Math.max(2060, Number(last.year ?? 0) + 1)
    const draft = await prepareRoll(act, { year, kind: 'initial' })
    await simulateRoll(act, draft.id)

    const issue = await requestRollIssue(act, draft.id)
    let worker = await WorkerProcess.start()
    await until(async () => (await stateOf(issue)) !== 'queued')
    await worker.kill()
    worker = await WorkerProcess.start()
    assert.equal((await endedRun(issue, 120_000)).state as string, 'done')
    const roll = await Roll.findOrFail(draft.id)
    const notices = await db.from('tax_notices').where('roll_id', roll.id).orderBy('sequence')
    assert.equal(notices.length, roll.articleCount)
    assert.deepEqual(
      notices.map(({ sequence }) => Number(sequence)),
      notices.map((_, index) => index + 1)
    )

    const print = await transaction((trx) =>
      enqueue(
        trx,
        act,
        noticePrintJob,
        { rollId: roll.id },
        { title: { key: 'tax.jobs.notice_print', params: { number: '1' } } }
      )
    )
    await until(async () => (await printed(roll.id)) >= 3, 120_000)
    await worker.kill()
    const before = await printed(roll.id)
    assert.isBelow(before, 16)
    worker = await WorkerProcess.start()
    assert.equal((await endedRun(print, 150_000)).state as string, 'done')
    await worker.stop()
    const sums = await db
      .from('tax_notice_prints')
      .where('roll_id', roll.id)
      .sum('page_count as pages')
      .first()
    assert.equal(Number(sums.pages), roll.articleCount)
    const codes = await db
      .from('documents_official as o')
      .join('tax_notices as n', (join) =>
        join.on('n.number', 'o.number').andOnVal('o.kind', 'tax.notice')
      )
      .where('n.roll_id', roll.id)
      .countDistinct('o.code as codes')
      .count('* as rows')
      .first()
    assert.equal(Number(codes.codes), roll.articleCount)
    assert.equal(Number(codes.rows), roll.articleCount)
  })
})

async function stateOf(runId: number): Promise<string> {
  const run = await db.from('platform_job_runs').where('id', runId).firstOrFail()
  return run.state
}

async function printed(rollId: number): Promise<number> {
  const row = await db
    .from('tax_notice_prints')
    .where('roll_id', rollId)
    .count('* as files')
    .first()
  return Number(row.files)
}
