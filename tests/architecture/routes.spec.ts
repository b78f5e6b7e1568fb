import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { installed } from '#platform/modules'
import { filesBelow, readSource } from '#tests/support/architecture/sources'

interface Guard {
  permission?: string
  open?: string
}

/** Guards may sit on the route or on its group, alone or in a list. */
function guardsOf(route: { middleware: { all(): Iterable<unknown> } }): Guard[] {
  return [...route.middleware.all()].map((item) => {
    const handle = typeof item === 'function' ? item : (item as { handle: unknown }).handle
    return (handle ?? item) as Guard
  })
}

function routeFaults(
  routes: { pattern: string; methods: string[]; middleware: { all(): Iterable<unknown> } }[]
): string[] {
  const known = new Set(installed.permissions().map((permission) => permission.key))
  return routes.flatMap((route) => {
    const name = `${route.methods.filter((method) => method !== 'HEAD').join('|')} ${route.pattern}`
    const guards = guardsOf(route)
    const permissions = guards.flatMap((guard) => guard.permission ?? [])
    if (permissions.some((permission) => !known.has(permission))) {
      return [`${name} asks for ${permissions.join(', ')}, which no manifest declares`]
    }
    return permissions.length || guards.some((guard) => guard.open)
      ? []
      : [`${name} names no permission → .use(can('…')), or open('why') when anyone may call it`]
  })
}

/** Rights that may be limited to a place, asked in an action without the record that lies somewhere. */
function placelessFaults(path: string, text: string, scoped: ReadonlySet<string>): string[] {
  return [...text.matchAll(/authorize\(\s*'([^']+)'\s*,?\s*\)/g)]
    .filter(([, permission]) => scoped.has(permission))
    .map(
      ([, permission]) => `${path} asks ${permission} without its record → authorize('…', record)`
    )
}

test.group('Routes', () => {
  test('a right that may be limited to a place is asked with the record', ({ assert }) => {
    const scoped = new Set(
      installed.permissions().flatMap((permission) => (permission.scoped ? permission.key : []))
    )
    assert.isAbove(scoped.size, 20)
    const actions = filesBelow('app', '.ts').filter((path) => path.includes('/actions/'))
    assert.isAbove(actions.length, 80)
    assert.deepEqual(
      actions.flatMap((path) => placelessFaults(path, readSource(path).text, scoped)),
      []
    )
    const planted = "act.authorize('tax.plots.edit')"
    assert.lengthOf(placelessFaults('app/tax/actions/x.ts', planted, scoped), 1)
    assert.lengthOf(placelessFaults('x', "act.authorize('tax.plots.edit', plot)", scoped), 0)
  })

  test('every route names its permission, or says why it is open', ({ assert }) => {
    if (!router.commited) router.commit()
    const routes = Object.values(router.toJSON()).flat()
    assert.isAbove(routes.length, 40)
    assert.deepEqual(routeFaults(routes), [])
  })

  test('every menu line leads to a route that exists', ({ assert }) => {
    const faults = installed.menu().filter((entry) => {
      try {
        return !router.makeUrl(entry.route)
      } catch (error) {
        return (error as Error).message.length > 0
      }
    })
    assert.deepEqual(
      faults.map((entry) => entry.route),
      []
    )
  })

  test('a planted route without a permission is caught', ({ assert }) => {
    const bare = { pattern: '/secret', methods: ['GET'], middleware: { all: () => [] } }
    assert.lengthOf(routeFaults([bare]), 1)
    const wrong = Object.assign(() => null, { permission: 'nobody.declared.this' })
    assert.lengthOf(routeFaults([{ ...bare, middleware: { all: () => [{ handle: wrong }] } }]), 1)
  })
})
