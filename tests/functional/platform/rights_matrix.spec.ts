import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { accessOf } from '#platform/permissions/grants'
import { PageClient } from '#tests/support/page_client'

interface GuardedRoute {
  method: string
  path: string
  permission: string
}

/** Every route that asks for a right, with an id that no record has. */
function guardedRoutes(): GuardedRoute[] {
  return Object.values(router.toJSON())
    .flat()
    .flatMap((route) => {
      const permission = [...route.middleware.all()]
        .map((item) => (typeof item === 'function' ? item : (item as { handle: unknown }).handle))
        .map((handle) => (handle as { permission?: string })?.permission)
        .find(Boolean)
      if (!permission) return []
      const path = route.pattern
        .replace(/:year\b/g, '2026')
        .replace(/:\w+\??/g, '999999999')
        .replace('*', 'x')
      return route.methods
        .filter((method) => method !== 'HEAD')
        .map((method) => ({ method, path, permission: permission as string }))
    })
}

/** A method that browsers cannot send is carried by POST. */
function sent({ method, path }: GuardedRoute): [string, string] {
  return ['GET', 'POST'].includes(method) ? [method, path] : ['POST', `${path}?_method=${method}`]
}

test.group('Rights, role by role and route by route', () => {
  test('who lacks a right gets 403 on every route that asks for it', async ({ assert }) => {
    const roles = await db.from('platform_roles').orderBy('key').select('key')
    const routes = guardedRoutes()
    assert.isAbove(routes.length, 60)
    const leaks: string[] = []
    let refused = 0
    for (const { key } of roles) {
      const client = await PageClient.signedIn(key)
      const access = await accessOf(client.person!.id)
      for (const route of routes.filter((item) => !access.can(item.permission))) {
        const status = await client.status(...sent(route))
        if (status === 403) refused += 1
        else leaks.push(`${key}: ${route.method} ${route.path} answered ${status}`)
      }
    }
    assert.deepEqual(leaks, [])
    assert.isAbove(refused, 500)
  }).timeout(240_000)

  test('nobody signed in is sent to the sign-in page, everywhere', async ({ assert }) => {
    const stranger = new PageClient(null)
    await stranger.get('/sign-in')
    const open: string[] = []
    for (const route of guardedRoutes().filter((item) => item.method === 'GET')) {
      const status = await stranger.status('GET', route.path)
      if (status !== 302) open.push(`${route.path} answered ${status}`)
    }
    assert.deepEqual(open, [])
  }).timeout(60_000)

  test('who holds the right is never refused a page of the menu', async ({ assert }) => {
    const roles = await db.from('platform_roles').orderBy('key').select('key')
    const routes = guardedRoutes().filter(
      (route) => route.method === 'GET' && !route.path.includes('999999999')
    )
    const faults: string[] = []
    for (const { key } of roles) {
      const client = await PageClient.signedIn(key)
      const access = await accessOf(client.person!.id)
      for (const route of routes.filter((item) => access.can(item.permission))) {
        const status = await client.status('GET', route.path)
        if (![200, 302].includes(status)) faults.push(`${key}: ${route.path} answered ${status}`)
      }
    }
    assert.deepEqual(faults, [])
  }).timeout(240_000)
})
