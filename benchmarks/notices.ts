import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { loadWorld } from '#platform/worlds/loading'
import type { Roll } from '#tax/models/roll'
import { drawBareNotices } from './bare/notice_pages.js'
import type { Benchmark } from './contract.js'
import { seconds } from './measuring.js'
import { askForPrint, rollOf } from './support/print.js'
import { openWorker } from './support/processes.js'

const BARE = 400

/** The notices of a roll printed by a real worker, beside bare pdfkit putting the same words and boxes on the same page. */
export default {
  title: 'Notices of a roll, printed by a worker',
  async run({ size = 10_000, say }) {
    await loadWorld('hamlet')
    say(`making and issuing a roll of ${size} plots`)
    const roll = await rollOf(size)
    say('printing')
    const printed = await printByWorker(roll)
    say('yardstick')
    const bare = await bareRate()
    return [
      {
        name: 'notices printed',
        value: printed.notices / printed.seconds,
        unit: 'pages/s',
        yardstick: { name: 'bare pdfkit, same page and fonts', value: bare },
        promise: { of: 'ratio', atLeast: 0.6 },
      },
      { name: 'notices, each once', value: printed.notices, unit: 'notices' },
      {
        name: 'highest memory of the worker',
        value: printed.megabytes,
        unit: 'MB',
        promise: { of: 'value', atMost: 512 },
      },
      {
        name: 'memory of the second half beside the first',
        value: printed.growth,
        unit: '×',
        promise: { of: 'value', atMost: 1.25 },
      },
    ]
  },
} satisfies Benchmark

/** Enqueues the print, starts a worker, watches its memory until the run is over. */
async function printByWorker(roll: Roll) {
  const runId = await askForPrint(roll)
  const worker = openWorker()
  const samples: { share: number; megabytes: number }[] = []
  try {
    for (;;) {
      await pause(100)
      const run = await db.from('platform_job_runs').where('id', runId).firstOrFail()
      if (run.state === 'failed') throw new Error(`The print failed: ${run.error}`)
      samples.push({
        share: Number(run.done) / roll.articleCount,
        megabytes: await memoryOf(worker),
      })
      if (run.state === 'done') break
    }
  } finally {
    worker.kill('SIGTERM')
  }
  const run = await db.from('platform_job_runs').where('id', runId).firstOrFail()
  const elapsed = (instant(run.finished_at) - instant(run.started_at)) / 1000
  const prints = await db
    .from('tax_notice_prints')
    .where('roll_id', roll.id)
    .sum('page_count as pages')
    .first()
  if (Number(prints.pages) !== roll.articleCount)
    throw new Error(`${prints.pages} pages for ${roll.articleCount}`)
  const peak = (from: number, to: number) =>
    Math.max(
      ...samples
        .filter(({ share }) => share >= from && share <= to)
        .map(({ megabytes }) => megabytes)
    )
  return {
    notices: roll.articleCount,
    seconds: elapsed,
    megabytes: peak(0, 1),
    growth: peak(0.5, 1) / peak(0.05, 0.5),
  }
}

/** Megabytes of resident memory of a process. */
async function memoryOf(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

function instant(at: Date | string): number {
  return at instanceof Date ? at.getTime() : Date.parse(`${at}Z`)
}

/** Pages a second of bare pdfkit in this process. */
async function bareRate(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-notices-'))
  try {
    await drawBareNotices(join(folder, 'warm.pdf'), 50)
    const bare = await seconds(() => drawBareNotices(join(folder, 'bare.pdf'), BARE))
    return BARE / bare.seconds
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
