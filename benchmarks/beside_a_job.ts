import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { loadWorld } from '#platform/worlds/loading'
import type { Benchmark } from './contract.js'
import { percentile } from './measuring.js'
import { askForPrint, rollOf } from './support/print.js'
import { openWeb, openWorker, page, signIn } from './support/processes.js'

const PATH = '/registry/parties'
const READERS = 4
const REST = 200

/** A list read by people who pause between pages, first alone, then while a worker prints the notices of a roll. */
export default {
  title: 'A list page while notices are printed',
  async run({ size = 5_000, say }) {
    await loadWorld('hamlet')
    say(`making and issuing a roll of ${size} plots`)
    const roll = await rollOf(size)
    const web = await openWeb()
    const worker = openWorker()
    try {
      const cookie = await signIn(web.address)
      const read = () => page(web.address + PATH, cookie)
      for (let index = 0; index < 40; index++) await read()
      say('reading alone')
      const end = Date.now() + 8_000
      const alone = await readings(read, async () => Date.now() < end)
      say('reading while notices are printed')
      const runId = await askForPrint(roll)
      await until(runId, ['running'])
      const beside = await readings(read, async () => {
        const run = await db.from('platform_job_runs').where('id', runId).firstOrFail()
        if (run.state === 'failed') throw new Error(`The print failed: ${run.error}`)
        return run.state === 'running'
      })
      say(`${alone.length} pages read alone, ${beside.length} beside the job`)
      return [
        {
          name: 'list page beside a job, p95',
          value: percentile(beside, 0.95),
          unit: 'ms',
          yardstick: { name: 'the same page alone', value: percentile(alone, 0.95) },
          promise: { of: 'ratio', atMost: 1.5 },
        },
      ]
    } finally {
      worker.kill('SIGTERM')
      web.process.kill('SIGTERM')
    }
  },
} satisfies Benchmark

/** Milliseconds of each page while `more` says so. */
async function readings(
  read: () => Promise<unknown>,
  more: () => Promise<boolean>
): Promise<number[]> {
  const samples: number[] = []
  let going = true
  async function reader() {
    while (going) {
      const began = performance.now()
      await read()
      samples.push(performance.now() - began)
      await pause(REST)
    }
  }
  const readers = Array.from({ length: READERS }, reader)
  while (await more()) await pause(100)
  going = false
  await Promise.all(readers)
  return samples
}

async function until(runId: number, states: string[]): Promise<void> {
  for (;;) {
    const run = await db.from('platform_job_runs').where('id', runId).firstOrFail()
    if (states.includes(run.state)) return
    if (['done', 'failed'].includes(run.state)) throw new Error(`The print is ${run.state}`)
    await pause(20)
  }
}
