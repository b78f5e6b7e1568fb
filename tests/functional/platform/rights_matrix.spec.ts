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

test.group('Rights, one by one and route by route', () => {
  test('who holds every right but one gets 403 on each route that asks for that one', async ({
    assert,
  }) => {
    const routes = guardedRoutes()
    const rights = [...new Set(routes.map((route) => route.permission))]
    const [roleId] = await db.table('platform_roles').insert({
      key: 'trial_all_but_one',
      label_fr: 'Tout sauf un',
      label_ar: 'الكل إلا واحدا',
      label_en: 'All but one',
      created_at: '2026-01-01 00:00:00',
    })
    const held = (permission: string) => ({ role_id: roleId, permission })
    await db.table('platform_role_permissions').multiInsert(rights.map(held))
    const client = await PageClient.signedIn('trial_all_but_one')
    const leaks: string[] = []
    const locked: string[] = []
    for (const right of rights) {
      const asking = routes.filter((route) => route.permission === right)
      await db.from('platform_role_permissions').where(held(right)).delete()
      for (const route of asking) {
        const status = await client.status(...sent(route))
        if (status !== 403) leaks.push(`${right}: ${route.method} ${route.path} answered ${status}`)
      }
      await db.table('platform_role_permissions').insert(held(right))
      // the same door opens as soon as the right is back: the 403 above was about the right
      const status = await client.status(...sent(asking[0]))
      if (status === 403) locked.push(`${right}: ${asking[0].method} ${asking[0].path}`)
    }
    await db.from('platform_role_assignments').where('role_id', roleId).delete()
    await db.from('platform_role_permissions').where('role_id', roleId).delete()
    await db.from('platform_roles').where('id', roleId).delete()
    assert.isAbove(routes.length, 300)
    assert.deepEqual(leaks, [])
    assert.deepEqual(locked, [])
  }).timeout(120_000)

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
