import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { until } from '#tests/support/worker'

const ROOT = new URL('../../', import.meta.url)

/** A second web process on the test database, as in production: it hears through Redis what workers say. */
export class WebProcess {
  output = ''

  private constructor(
    readonly base: string,
    private readonly child: ChildProcess
  ) {
    child.stdout?.on('data', (chunk) => (this.output += chunk))
    child.stderr?.on('data', (chunk) => (this.output += chunk))
  }

  static async start(): Promise<WebProcess> {
    const port = await freePort()
    const base = `http://127.0.0.1:${port}`
    const child = spawn(process.execPath, ['--import=./ops/typescript.js', 'bin/server.ts'], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', APP_URL: base },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const web = new WebProcess(base, child)
    const answers = () =>
      fetch(`${base}/health/live`).then(
        (answer) => answer.ok,
        () => false
      )
    await until(answers, 60_000, () => web.output.slice(-2000))
    return web
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
