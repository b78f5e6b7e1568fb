import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { loadWorld } from '#platform/worlds/loading'
import type { Benchmark, Measure } from './contract.js'
import { latencies, percentile } from './measuring.js'

const READERS = 8
const PATHS = { 'home page': '/', 'list of parties': '/registry/parties' }

/** The web process as `./idara start` runs it, read by eight signed-in people at once. */
export default {
  title: `${READERS} people read pages at once`,
  async run({ size = 400, say }) {
    await loadWorld('hamlet')
    const port = await freePort()
    const began = performance.now()
    const web = startWeb(port)
    try {
      const address = `http://127.0.0.1:${port}`
      await answered(address, web)
      const first = performance.now() - began
      say('signing in')
      const cookie = await signIn(address)
      const measures: Measure[] = [
        { name: 'web process, from its start to the first page', value: first, unit: 'ms' },
      ]
      for (const [name, path] of Object.entries(PATHS)) {
        say(`${size} times the ${name}`)
        measures.push(await measured(name, address + path, cookie, size))
      }
      return measures
    } finally {
      web.kill('SIGTERM')
    }
  },
} satisfies Benchmark

/** p95 of one page, beside the same bytes served by a bare Node server. */
async function measured(name: string, url: string, cookie: string, size: number): Promise<Measure> {
  const body = await page(url, cookie)
  await latencies(READERS * 5, READERS, () => page(url, cookie))
  const samples = await latencies(size, READERS, () => page(url, cookie))
  const bare = createServer((_request, response) => response.end(body))
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const { port } = bare.address() as AddressInfo
  const bareSamples = await latencies(size, READERS, () => page(`http://127.0.0.1:${port}`, ''))
  bare.close()
  return {
    name: `${name}, p95`,
    value: percentile(samples, 0.95),
    unit: 'ms',
    yardstick: { name: 'bare server, same bytes', value: percentile(bareSamples, 0.95) },
    promise: { of: 'value', atMost: 300 },
  }
}

async function page(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return text
}

/** Signs in as the director of the hamlet; gives the cookies of the session. */
async function signIn(address: string): Promise<string> {
  const form = await fetch(`${address}/sign-in`)
  const token = /name=["']_csrf["'][^>]*value=["']([^"']+)["']/.exec(await form.text())?.[1]
  if (!token) throw new Error('The sign-in page has no CSRF token')
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies(form) },
    body: new URLSearchParams({
      _csrf: token,
      login: 'dgs@casablanca.example',
      password: DEMONSTRATION_PASSWORD,
    }),
  })
  if (answer.status !== 302) throw new Error(`Signing in answered ${answer.status}`)
  return cookies(answer)
}

function cookies(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function startWeb(port: number): ChildProcess {
  return spawn(process.execPath, ['--import=@poppinss/ts-exec', 'bin/server.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, PORT: String(port), APP_URL: `http://127.0.0.1:${port}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Waits for the sign-in page, 60 s at most. */
async function answered(address: string, web: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (web.exitCode !== null) throw new Error(`The web process ended with ${web.exitCode}`)
    const answer = await fetch(`${address}/sign-in`).catch(() => null)
    if (answer?.status === 200) return
    await pause(50)
  }
  throw new Error('The web process did not answer within a minute')
}
