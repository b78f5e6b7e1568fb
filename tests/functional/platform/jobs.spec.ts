import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { defineJob } from '#platform/jobs/definition'
import { enqueue } from '#platform/jobs/outbox'
import { executeRun } from '#platform/jobs/execution'
import { defineModule, install, installed } from '#platform/modules'
import { transaction } from '#platform/transaction'

const seen: number[] = []

const countingJob = defineJob<{ upTo: number; failAt?: number }>({
  name: 'trial.count',
  queue: 'maintenance',
  cancellable: true,
  async handle({ upTo, failAt }, run) {
    for (let next = ((run.checkpoint as number | null) ?? 0) + 1; next <= upTo; next++) {
      if (next === failAt && !seen.includes(-next)) {
        seen.push(-next)
        throw new Error('struck by lightning')
      }
      await transaction(async (trx) => {
        await run.advance(trx, { done: next, total: upTo, checkpoint: next })
        seen.push(next)
      })
    }
  },
})

/** Somebody else takes the run while this one is at work. */
const overtakenJob = defineJob<{ claim: string }>({
  name: 'trial.overtaken',
  queue: 'maintenance',
  async handle({ claim }, run) {
    await db.from('platform_job_runs').where('id', run.id).update({ claim })
    await transaction((trx) => run.advance(trx, { done: 1 }))
  },
})

const title = { key: 'jobs.title' }

test.group('Jobs', (group) => {
  group.setup(() => {
    const before = [...installed.modules()]
    install([...before, defineModule({ name: 'trial', jobs: [countingJob, overtakenJob] })])
    return () => install(before)
  })
  group.each.setup(() => {
    seen.length = 0
  })

  test('no fact, no job: a transaction that fails takes its job back', async ({ assert }) => {
    const before = await db.from('platform_job_runs').count('* as total').first()
    await assert.rejects(() =>
      transaction(async (trx) => {
        await enqueue(trx, systemAct('test'), countingJob, { upTo: 3 }, { title })
        throw new Error('the fact failed')
      })
    )
    const after = await db.from('platform_job_runs').count('* as total').first()
    assert.equal(Number(after.total), Number(before.total))
  })

  test('the same key is the same run', async ({ assert }) => {
    const key = `trial-${Date.now()}`
    const ids = await Promise.all(
      Array.from({ length: 10 }, () =>
        transaction((trx) =>
          enqueue(trx, systemAct('test'), countingJob, { upTo: 1 }, { title, key })
        )
      )
    )
    assert.lengthOf(new Set(ids), 1)
  })

  test('after a failure it goes on from the checkpoint and repeats nothing', async ({ assert }) => {
    const id = await transaction((trx) =>
      enqueue(trx, systemAct('test'), countingJob, { upTo: 5, failAt: 3 }, { title })
    )
    await assert.rejects(() => executeRun(id), /lightning/)
    await executeRun(id)
    assert.deepEqual(
      seen.filter((value) => value > 0),
      [1, 2, 3, 4, 5]
    )
    const run = await db.from('platform_job_runs').where('id', id).first()
    assert.equal(run.state, 'done')
    assert.equal(Number(run.done), 5)
  })

  test('a cancelled run stops at its next piece', async ({ assert }) => {
    const id = await transaction((trx) =>
      enqueue(trx, systemAct('test'), countingJob, { upTo: 5 }, { title })
    )
    await db
      .from('platform_job_runs')
      .where('id', id)
      .update({ cancel_requested_at: '2026-01-01 00:00:00' })
    await executeRun(id)
    const run = await db.from('platform_job_runs').where('id', id).first()
    assert.equal(run.state, 'cancelled')
    assert.deepEqual(seen, [])
  })

  test('of two executions, the one that lost its claim can write nothing', async ({ assert }) => {
    const id = await transaction((trx) =>
      enqueue(trx, systemAct('test'), countingJob, { upTo: 2 }, { title })
    )
    const { Run } = await import('#platform/jobs/run')
    await db
      .from('platform_job_runs')
      .where('id', id)
      .update({ claim: 'the-later', state: 'running' })
    const earlier = new Run(id, systemAct('test'), 'the-earlier', null)
    await assert.rejects(
      () => transaction((trx) => earlier.advance(trx, { done: 1 })),
      /taken over/
    )
    await assert.rejects(() => earlier.beat(), /taken over/)
  })

  test('a worker that was overtaken leaves the run to the other one', async ({ assert }) => {
    const id = await transaction((trx) =>
      enqueue(trx, systemAct('test'), overtakenJob, { claim: 'the-later' }, { title })
    )
    await executeRun(id)
    const run = await db.from('platform_job_runs').where('id', id).first()
    assert.deepEqual([run.state, run.claim, run.error], ['running', 'the-later', null])
  })
})
