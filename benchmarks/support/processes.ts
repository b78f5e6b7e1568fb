import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The text of a page; throws unless it answers 200. */
export async function page(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return text
}

/** Signs in as the director of the hamlet; gives the cookies of the session. */
export async function signIn(address: string): Promise<string> {
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

/** A web process as `./idara start` runs it, once its sign-in page answers. End it with `process.kill`. */
export async function openWeb(): Promise<{ address: string; process: ChildProcess }> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const web = spawn(process.execPath, ['--import=./ops/typescript.js', 'bin/server.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), APP_URL: address },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answered(address, web)
  return { address, process: web }
}

/** A worker process as `./idara start` runs it. */
export function openWorker(): ChildProcess {
  return spawn(process.execPath, ['ace.js', 'worker:start'], {
    cwd: ROOT,
    env: process.env,
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
