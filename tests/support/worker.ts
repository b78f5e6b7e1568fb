import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import db from '@adonisjs/lucid/services/db'

const ROOT = new URL('../../', import.meta.url)

/** A real worker process on the test database; kill it anywhere and start another. */
export class WorkerProcess {
  readonly #child: ChildProcess
  output = ''

  private constructor(child: ChildProcess) {
    this.#child = child
    child.stdout?.on('data', (chunk) => (this.output += chunk))
    child.stderr?.on('data', (chunk) => (this.output += chunk))
  }

  /** Starts one and waits until it is at work. */
  static async start(): Promise<WorkerProcess> {
    const child = spawn(process.execPath, ['ace.js', 'worker:start'], {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const worker = new WorkerProcess(child)
    await until(
      () => worker.output.includes('The worker is at work'),
      60_000,
      () => worker.output.slice(-2000)
    )
    return worker
  }

  /** SIGKILL: no goodbye. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill(signal)
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(late)
  }
}

/** Waits until a condition holds. Throws with what `describe` says after `patience` milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  patience = 60_000,
  describe: () => unknown = () => ''
): Promise<void> {
  const end = Date.now() + patience
  while (!(await condition())) {
    if (Date.now() > end)
      throw new Error(`Waited ${patience} ms in vain. ${JSON.stringify(describe())}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The run once it is over. */
export async function endedRun(id: number, patience = 90_000): Promise<Record<string, never>> {
  const find = () => db.from('platform_job_runs').where('id', id).first()
  let row = await find()
  await until(
    async () => {
      row = await find()
      return ['done', 'failed', 'cancelled'].includes(row.state)
    },
    patience,
    () => row
  )
  return row
}
