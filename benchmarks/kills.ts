import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { loadWorld } from '#platform/worlds/loading'
import { partyImport } from '#registry/imports/parties'
import type { Benchmark } from './contract.js'
import { percentile } from './measuring.js'
import { openWorker } from './support/processes.js'

const KILLS = 5
const ROWS_A_KILL = 2_000

/** `size` kills (SIGKILL) of a worker that writes a register of people, each after it has begun again. */
export default {
  title: 'A worker killed again and again in the middle of an import',
  async run({ size = KILLS, say }) {
    await loadWorld('hamlet')
    const act = systemAct('Benchmark')
    const rows = ROWS_A_KILL * (size + 1)
    const bytes = Buffer.from(register(rows))
    const id = await receiveFile(act, partyImport, { name: 'personnes.csv', bytes })
    const { record } = await findImportRecord(act, id)
    await executeRun(await startCheck(act, id, record.mapping))
    const runId = await startCommit(act, id)
    const resumed: number[] = []
    let worker = openWorker()
    try {
      let done = await furtherThan(runId, 0)
      for (let kill = 1; kill <= size; kill++) {
        await end(worker, 'SIGKILL')
        const began = performance.now()
        worker = openWorker()
        done = await furtherThan(runId, done)
        resumed.push((performance.now() - began) / 1000)
        say(`kill ${kill}: at work again after ${resumed.at(-1)!.toFixed(1)} s, ${done} rows done`)
      }
      await furtherThan(runId, rows - 1)
      while ((await runOf(runId)).state !== 'done') await pause(50)
    } finally {
      await end(worker, 'SIGTERM')
    }
    const { record: after } = await findImportRecord(act, id)
    const [[written]] = await db.rawQuery(
      `SELECT COUNT(*) AS rows_kept, COUNT(DISTINCT value) AS people
         FROM registry_party_identifiers WHERE value LIKE 'ZK%'`
    )
    const faults =
      Math.abs(rows - Number(written.people)) +
      (Number(written.rows_kept) - Number(written.people)) +
      Math.abs(rows - after.outcomes.created)
    return [
      {
        name: `rows lost or written twice, of ${rows}`,
        value: faults,
        unit: 'rows',
        promise: { of: 'value', atMost: 0 },
      },
      {
        name: 'at work again after a kill, longest',
        value: Math.max(...resumed),
        unit: 's',
        promise: { of: 'value', atMost: 60 },
      },
      { name: 'at work again after a kill, median', value: percentile(resumed, 0.5), unit: 's' },
    ]
  },
} satisfies Benchmark

function register(rows: number): string {
  const people = Array.from(
    { length: rows },
    (_, index) => `PP;Benali;Personne ${index};ZK${String(index).padStart(7, '0')}`
  )
  return ['type;nom;prenom;cin', ...people].join('\r\n')
}

async function runOf(id: number): Promise<{ state: string; done: number }> {
  return db.from('platform_job_runs').where('id', id).firstOrFail()
}

/** Waits until more rows are committed than that; answers how many. Two minutes at most. */
async function furtherThan(id: number, done: number): Promise<number> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    const run = await runOf(id)
    if (Number(run.done) > done) return Number(run.done)
    if (run.state === 'failed') throw new Error('The import failed')
    await pause(20)
  }
  throw new Error(`The import stood at ${done} rows for two minutes`)
}

async function end(worker: ReturnType<typeof openWorker>, signal: NodeJS.Signals): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const ended = once(worker, 'exit')
  worker.kill(signal)
  await ended
}
