import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { Act } from '#platform/act'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord } from '#platform/imports/records'
import { Access } from '#platform/permissions/access'
import { closePlots, openPlots, plotImport } from '#tests/functional/platform/imports/plots'
import { endedRun, until } from '#tests/support/worker'

const act = new Act({ userId: null, name: 'Trial' }, Access.everything())
const ROWS = 20_000
const PROCESS = new URL('./plot_worker.ts', import.meta.url)

/** Every tenth row has no area, and is refused. */
function register(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const area = index % 10 === 9 ? '0' : `${(index % 900) + 1},5`
    return `${index + 1}/K;Sidi Moumen;${area};équipée;PP;Propriétaire ${index + 1}`
  })
  return Buffer.from(
    [
      'titre_foncier;arrondissement;superficie_m2;zone;type_redevable;nom_ou_raison_sociale',
      ...rows,
    ].join('\r\n')
  )
}

async function total(query: DatabaseQueryBuilderContract): Promise<number> {
  const row = await query.count('* as total').first()
  return Number(row!.total)
}

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import=./ops/typescript.js', PROCESS.pathname], {
    env: { ...process.env, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout!.on('data', (chunk) => (output += chunk))
  child.stderr!.on('data', (chunk) => (output += chunk))
  await until(
    () => output.includes('at work'),
    60_000,
    () => output.slice(-2000)
  )
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test.group('Imports | a worker killed half-way', (group) => {
  const started: ChildProcess[] = []
  group.setup(() => openPlots())
  group.teardown(async () => {
    for (const child of started)
      if (child.exitCode === null && child.signalCode === null) await kill(child)
    await closePlots()
  })

  test('every valid row once, after kills in the dry run and twice in the commit', async ({
    assert,
  }) => {
    const begin = async () => {
      const child = await startWorker()
      started.push(child)
      return child
    }
    const committed = () => total(db.from('trial_plots').where('title', 'like', '%/K'))
    const id = await receiveFile(act, plotImport, { name: 'terrains.csv', bytes: register() })
    const { record } = await findImportRecord(act, id)
    const checkRun = await startCheck(act, id, record.mapping)
    let worker = await begin()
    await until(
      async () => (await total(db.from('platform_import_rows').where('import_id', id))) >= 5_000
    )
    await kill(worker)
    worker = await begin()
    const check = await endedRun(checkRun, 120_000)
    assert.equal(check.state, 'done')
    const { record: checked } = await findImportRecord(act, id)
    assert.deepEqual(checked.counts, {
      total: ROWS,
      accepted: ROWS * 0.9,
      warned: 0,
      refused: ROWS * 0.1,
      skipped: 0,
    })

    const commitRun = await startCommit(act, id)
    for (const share of [0.25, 0.5]) {
      await until(async () => (await committed()) >= ROWS * share, 120_000)
      await kill(worker)
      assert.isBelow(await committed(), ROWS * 0.9, 'killed too late to prove anything')
      worker = await begin()
    }
    const commit = await endedRun(commitRun, 120_000)
    assert.equal(commit.state, 'done')
    await kill(worker)

    const { record: done } = await findImportRecord(act, id)
    assert.equal(done.state, 'done')
    assert.deepEqual(done.outcomes, { created: ROWS * 0.9, updated: 0, unchanged: 0 })
    assert.equal(await committed(), ROWS * 0.9)
    const [titles] = await db.rawQuery(
      'SELECT COUNT(DISTINCT title) AS titles, MAX(writes) AS writes FROM trial_plots WHERE title LIKE ?',
      ['%/K']
    )
    assert.deepEqual([Number(titles[0].titles), Number(titles[0].writes)], [ROWS * 0.9, 1])
  }).timeout(400_000)
})
