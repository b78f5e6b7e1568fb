import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadWorld } from '#platform/worlds/loading'
import type { Benchmark, Measure } from './contract.js'
import { latencies, percentile } from './measuring.js'
import { openWeb, page, signIn } from './support/processes.js'

const READERS = 8
const PATHS = { 'home page': '/', 'list of parties': '/registry/parties' }

/** The web process as `./idara start` runs it, read by eight signed-in people at once. */
export default {
  title: `${READERS} people read pages at once`,
  async run({ size = 400, say }) {
    await loadWorld('hamlet')
    const began = performance.now()
    const { address, process: web } = await openWeb()
    try {
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
