import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { installed } from '#platform/modules'
import { WebProcess } from '#tests/support/application_process'
import { personWith } from '#tests/support/actors'
import type { TestScope } from '#tests/support/actors'
import { cityEnvironment, closeCity, openCity } from '#tests/support/city'
import { PageClient } from '#tests/support/page_client'

/** Where the records of a scoped address are found. A scoped route that is not here fails the test. */
const RECORDS: Record<string, string> = {
  '/collection/acts/': 'tax_collection_acts',
  '/fleet/drivers/': 'fleet_drivers',
  '/fleet/requests/': 'fleet_requests',
  '/fleet/vehicles/': 'fleet_vehicles',
  '/hr/agents/': 'hr_agents',
  '/hr/certificates/': 'hr_certificates',
  '/hr/leave-requests/': 'hr_leave_requests',
  '/hr/step-proposals/': 'hr_step_proposals',
  '/procurement/invoices/': 'procurement_invoices',
  '/procurement/notices/': 'procurement_notices',
  '/procurement/orders/': 'procurement_orders',
  '/procurement/receptions/': 'procurement_receptions',
  '/procurement/requests/': 'procurement_requests',
  '/stores/counts/': 'stores_counts',
  '/stores/slips/': 'stores_slips',
  '/tax/exemptions/': 'tax_exemptions',
  '/tax/notices/': 'tax_notices',
  '/tax/plots/': 'tax_plots',
}

/** Records of the whole commune that only show what lies in the reader's places. */
const SHARED = ['/stores/items/']

/** Routes that leave the right to the record itself. */
const BY_RECORD = ['/hr/leave-requests/', '/hr/certificates/']

interface RecordRoute {
  method: string
  pattern: string
  table: string
  /** `undefined`: the record decides. */
  permission?: string
}

type Place = TestScope['kind']

/** The permissions that may be limited to a place, and by which kind of place. */
function scopedPermissions(): Map<string, Place> {
  const permissions = installed.modules().flatMap((module) => module.permissions ?? [])
  return new Map(permissions.flatMap(({ key, scoped }) => (scoped ? [[key, scoped as Place]] : [])))
}

/** The right that a route asks for, if it asks for one. */
function permissionOf(route: ReturnType<typeof router.toJSON>[string][number]): string | undefined {
  return [...route.middleware.all()]
    .map((item) => (typeof item === 'function' ? item : (item as { handle: unknown }).handle))
    .map((handle) => (handle as { permission?: string })?.permission)
    .find(Boolean)
}

function recordRoutes(): { routes: RecordRoute[]; homeless: string[] } {
  const scoped = scopedPermissions()
  const routes: RecordRoute[] = []
  const homeless: string[] = []
  for (const route of Object.values(router.toJSON()).flat()) {
    if (!route.pattern.includes(':')) continue
    const permission = permissionOf(route)
    const byRecord = BY_RECORD.some((prefix) => route.pattern.startsWith(prefix))
    if (!byRecord && !scoped.has(permission ?? '')) continue
    if (SHARED.some((shared) => route.pattern.startsWith(shared))) continue
    const prefix = Object.keys(RECORDS).find((item) => route.pattern.startsWith(`${item}:`))
    if (!prefix) {
      homeless.push(route.pattern)
      continue
    }
    for (const method of route.methods.filter((item) => item !== 'HEAD'))
      routes.push({ method, pattern: route.pattern, table: RECORDS[prefix], permission })
  }
  return { routes, homeless }
}

function address({ pattern }: RecordRoute, id: number): string {
  return pattern.replace(/:\w+/, String(id)).replace(/:\w+/g, '1')
}

/** Every page that is not one record's, except those whose right cannot be limited: they are about the whole commune. */
function pagesWithoutRecord(): string[] {
  const scoped = scopedPermissions()
  return Object.values(router.toJSON())
    .flat()
    .filter((route) => route.methods.includes('GET') && !/[:*]/.test(route.pattern))
    .filter((route) => {
      const permission = permissionOf(route)
      return !permission || scoped.has(permission)
    })
    .map((route) => route.pattern)
    .filter((pattern) => !/^\/(health|metrics|style-guide|__|documents\/previews)/.test(pattern))
}

/** Addresses of records limited by this kind of place that a page leads to. */
function linksToRecords(html: string, kind: Place): string[] {
  const modules = kind === 'arrondissement' ? ['tax'] : ['fleet', 'hr', 'procurement', 'stores']
  const prefixes = Object.keys(RECORDS).filter((prefix) => modules.includes(prefix.split('/')[1]))
  const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1])
  return links.filter((link) =>
    prefixes.some((prefix) => link.startsWith(prefix) && /^\d+/.test(link.slice(prefix.length)))
  )
}

/** A method that browsers cannot send is carried by POST. */
async function knock(client: PageClient, route: RecordRoute, id: number): Promise<number> {
  const path = address(route, id)
  if (['GET', 'POST'].includes(route.method)) return client.status(route.method, path)
  return client.status('POST', `${path}?_method=${route.method}`)
}

test.group('Rights, record by record', (group) => {
  let city: QueryClientContract
  let web: WebProcess
  const nowhere = {} as Record<Place, number>
  const records = new Map<string, number[]>()
  let searches: string[] = []

  group.setup(async () => {
    city = await openCity()
    web = await WebProcess.start(cityEnvironment)
    nowhere.unit = await copyOf('registry_units')
    nowhere.arrondissement = await copyOf('registry_territories')
    await (
      await signedIn('hr_chief')
    ).submit('/hr/agents/1/certificates', {
      kind: 'employment',
      purpose: 'banque',
      language: 'fr',
      request_key: 'a1b2c3d4-0000-4000-8000-000000000001',
    })
    const { id: store } = await city.from('stores_stores').orderBy('id').select('id').firstOrFail()
    await (await signedIn('storekeeper')).submit('/stores/counts', { store_id: store })
    for (const table of Object.values(RECORDS)) records.set(table, await some(table))
    searches = await searchesForRecords()
    return async () => {
      await web.stop()
      await closeCity()
    }
  })

  /** A place like another, to which no record belongs. */
  async function copyOf(table: string): Promise<number> {
    const query = city.from(table)
    if (table === 'registry_territories') query.where('kind', 'arrondissement')
    const row = await query.firstOrFail()
    delete row.id
    const [id] = await city.table(table).insert({ ...row, code: 'NOWHERE', spellings: null })
    return id
  }

  async function signedIn(role: string, scope?: TestScope): Promise<PageClient> {
    const client = new PageClient(await personWith(role, scope, city), 'fr', web.address)
    await client.signIn()
    return client
  }

  async function some(table: string): Promise<number[]> {
    const query = city.from(table).orderBy('id').limit(2).select('id')
    // a step that is not ordered yet has no paper
    if (table === 'hr_step_proposals') query.whereNotNull('number')
    const rows = await query
    if (rows.length === 0) throw new Error(`The city has no ${table}`)
    return rows.map((row) => row.id)
  }

  /** A search for one record of each kind, by what people type. */
  async function searchesForRecords(): Promise<string[]> {
    const words = await Promise.all([
      city.from('hr_agents').select('ppr as word').firstOrFail(),
      city.from('fleet_vehicles').select('plate as word').firstOrFail(),
      city.from('fleet_requests').select('number as word').firstOrFail(),
      city
        .from('procurement_requests')
        .whereNotNull('number')
        .select('number as word')
        .firstOrFail(),
      city.from('tax_plots').select('land_title as word').firstOrFail(),
      city.from('tax_notices').select('number as word').firstOrFail(),
    ])
    return words.map(({ word }) => `/search?q=${encodeURIComponent(word)}`)
  }

  /** Roles with the permissions they hold that may be limited to this kind of place. */
  async function rolesFor(kind: Place): Promise<Map<string, string[]>> {
    const limited = [...scopedPermissions()].filter(([, place]) => place === kind)
    const rows = await city
      .from('platform_role_permissions as p')
      .join('platform_roles as r', 'r.id', 'p.role_id')
      .whereIn(
        'p.permission',
        limited.map(([key]) => key)
      )
      .select('r.key', 'p.permission')
    const roles = new Map<string, string[]>()
    for (const row of rows) roles.set(row.key, [...(roles.get(row.key) ?? []), row.permission])
    return roles
  }

  test('every scoped address of a record is known here', ({ assert }) => {
    const { routes, homeless } = recordRoutes()
    assert.deepEqual(homeless, [])
    assert.isAbove(routes.length, 30)
  })

  for (const kind of ['unit', 'arrondissement'] as const) {
    test(`who is limited to one ${kind} is refused every record of the others`, async ({
      assert,
    }) => {
      const { routes } = recordRoutes()
      const scoped = scopedPermissions()
      const faults: string[] = []
      let refused = 0
      for (const [role, permissions] of await rolesFor(kind)) {
        const everywhere = await signedIn(role)
        const elsewhere = await signedIn(role, { kind, id: nowhere[kind] })
        const held = routes.filter(
          ({ permission }) =>
            !permission || (permissions.includes(permission) && scoped.get(permission) === kind)
        )
        for (const route of held) {
          for (const id of records.get(route.table)!) {
            const status = await knock(elsewhere, route, id)
            if ([403, 404].includes(status)) refused += 1
            // an empty form may be sent back before the record is looked up: then nothing may have happened
            else if (route.method === 'GET' || status !== 302)
              faults.push(`${role}: ${route.method} ${address(route, id)} answered ${status}`)
          }
          if (route.method !== 'GET' || !route.permission) continue
          const status = await knock(everywhere, route, records.get(route.table)![0])
          if (![200, 302].includes(status))
            faults.push(`${role}, everywhere: ${route.pattern} answered ${status}`)
        }
        const deeds = await city
          .from('platform_journal_entries')
          .where('actor_id', elsewhere.person!.id)
          .whereNot('action', 'like', 'platform.%')
          .select('action')
        faults.push(...deeds.map(({ action }) => `${role} did ${action}`))
      }
      assert.deepEqual(faults, [])
      assert.isAbove(refused, 30)
    }).timeout(240_000)

    test(`no page, list or search names a record of the others to who is limited to one ${kind}`, async ({
      assert,
    }) => {
      const faults: string[] = []
      const naming = new Set<string>()
      for (const role of (await rolesFor(kind)).keys()) {
        const everywhere = await signedIn(role)
        const elsewhere = await signedIn(role, { kind, id: nowhere[kind] })
        for (const path of [...pagesWithoutRecord(), ...searches]) {
          const page = await elsewhere.read(path)
          if (page.status !== 200) continue
          faults.push(
            ...linksToRecords(page.html, kind).map((link) => `${role}: ${path} → ${link}`)
          )
          // that the page names records to somebody has to be seen once
          if (naming.has(path)) continue
          if (linksToRecords((await everywhere.read(path)).html, kind).length > 0) naming.add(path)
        }
      }
      assert.deepEqual(faults, [])
      assert.isAbove(naming.size, 5)
    }).timeout(240_000)
  }
})
