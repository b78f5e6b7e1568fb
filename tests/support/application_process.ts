import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { until } from '#tests/support/until'

const ROOT = new URL('../../', import.meta.url)

export type Environment = Record<string, string>

/** A real process of the application on the test database; kill it anywhere and start another. */
export class ApplicationProcess {
  readonly #child: ChildProcess
  output = ''

  protected constructor(command: string[], environment: Environment) {
    this.#child = spawn(process.execPath, command, {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'info', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout?.on('data', (chunk) => (this.output += chunk))
    this.#child.stderr?.on('data', (chunk) => (this.output += chunk))
  }

  /** Waits until the process has said this sentence. */
  protected async said(sentence: string): Promise<void> {
    await until(
      () => this.output.includes(sentence),
      60_000,
      () => this.output.slice(-2000)
    )
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

/** A web server beside the one of the test run, on a port of its own. */
export class WebProcess extends ApplicationProcess {
  readonly #port: number

  private constructor(port: number, environment: Environment) {
    super(['--import=./ops/typescript.js', 'bin/server.ts'], { ...environment, PORT: String(port) })
    this.#port = port
  }

  /** `http://127.0.0.1:40123` */
  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  static async start(environment: Environment = {}): Promise<WebProcess> {
    const web = new WebProcess(await freePort(), environment)
    await until(
      async () => (await fetch(`${web.address}/health/live`).catch(() => null))?.status === 200,
      60_000,
      () => web.output.slice(-2000)
    )
    return web
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
