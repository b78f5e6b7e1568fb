import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { test } from '@japa/runner'
import env from '#start/env'
import { WebProcess } from '#tests/support/application_process'

/** A port that leads to Redis until it is shut. */
async function doorToRedis() {
  const open = new Set<Socket>()
  const door = createServer((client) => {
    const server = connect(env.get('REDIS_PORT'), env.get('REDIS_HOST'))
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
    }
    client.pipe(server).pipe(client)
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  return {
    port: String((door.address() as AddressInfo).port),
    shut: () => {
      door.close()
      for (const socket of open) socket.destroy()
    },
  }
}

test.group('Servers away', () => {
  test('without Redis a page says so soon, and supervisors are answered', async ({
    assert,
    cleanup,
  }) => {
    const redis = await doorToRedis()
    const web = await WebProcess.start({ REDIS_PORT: redis.port, REDIS_HOST: '127.0.0.1' })
    cleanup(() => web.kill())
    redis.shut()
    const begin = Date.now()
    const page = await fetch(`${web.address}/sign-in`, { headers: { accept: 'text/html' } })
    const html = await page.text()
    assert.equal(page.status, 503, html.slice(0, 300))
    assert.isBelow(Date.now() - begin, 10_000)
    assert.include(html, 'Service momentanément indisponible')
    assert.isNotNull(page.headers.get('retry-after'))
    const live = await fetch(`${web.address}/health/live`)
    assert.equal(live.status, 200)
    const ready = await fetch(`${web.address}/health/ready`)
    assert.equal(ready.status, 503)
  }).timeout(120_000)
})
