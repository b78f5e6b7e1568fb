import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import router from '@adonisjs/core/services/router'
import { systemAct } from '#platform/act'
import { allImports } from '#platform/imports/definition'
import { isReadable } from '#platform/lists/conditions'
import type { ListDefinition } from '#platform/lists/definition'
import { parseFilter } from '#platform/lists/filters'
import { matching } from '#platform/lists/matching'
import { eachPiece, readPage, tally } from '#platform/lists/reading'
import { readGroups } from '#platform/lists/groups'
import { initialState } from '#platform/lists/state'
import { installed } from '#platform/modules'

const lists = () => installed.contributions('lists').flat()

function textsOf(list: ListDefinition): string[] {
  return [
    `${list.texts}.title`,
    ...list.columns
      .filter((column) => !column.hidden || column.filterable)
      .map((column) => column.label ?? `${list.texts}.columns.${column.key}`),
    ...list.columns.flatMap((column) =>
      Object.keys(column.values?.tones ?? {}).map((value) => `${column.values!.texts}.${value}`)
    ),
    ...(list.views ?? []).map((view) => view.label ?? `${list.texts}.views.${view.key}`),
    ...(list.actions ?? []).map((action) => action.label ?? `${list.texts}.actions.${action.key}`),
  ]
}

/** Every list and import the modules declare, as a whole: what a spelling mistake would break on a clerk's screen. */
test.group('Lists and imports | as declared', () => {
  test('every name has its text in three languages', ({ assert }) => {
    const keys = [
      ...lists().flatMap(textsOf),
      ...allImports().flatMap((definition) => [
        `${definition.texts}.title`,
        ...definition.fields.map(
          (field) => field.label ?? `${definition.texts}.fields.${field.key}`
        ),
      ]),
    ]
    for (const locale of ['fr', 'ar', 'en']) {
      const i18n = i18nManager.locale(locale)
      assert.deepEqual(
        keys.filter((key) => !i18n.hasMessage(key)),
        [],
        locale
      )
    }
  })

  test('rights, routes and views exist', ({ assert }) => {
    const rights = new Set(installed.permissions().map((permission) => permission.key))
    const faults: string[] = []
    for (const list of lists()) {
      const named = [
        list.permission,
        list.exportPermission,
        ...list.columns.flatMap((column) => column.permission ?? []),
        ...(list.actions ?? []).map((action) => action.permission),
      ]
      faults.push(
        ...named.filter((right) => !rights.has(right)).map((right) => `${list.name}: ${right}`)
      )
      const routes = [
        list.route,
        ...list.columns.flatMap((column) => (typeof column.link === 'string' ? column.link : [])),
        ...(list.actions ?? []).flatMap((action) => action.form ?? []),
      ]
      faults.push(
        ...routes.filter((route) => !router.has(route)).map((route) => `${list.name}: ${route}`)
      )
      for (const view of list.views ?? []) {
        const { clauses, unread } = parseFilter(list, view.filter ?? '')
        const dim = clauses
          .flat()
          .filter((condition) => !isReadable(list.columnsByKey.get(condition.column)!, condition))
        faults.push(
          ...unread,
          ...dim.map((condition) => `${list.name}: ${condition.values.join(',')}`)
        )
      }
    }
    for (const definition of allImports()) {
      if (!rights.has(definition.permission))
        faults.push(`${definition.name}: ${definition.permission}`)
      if (definition.resultRoute && !router.has(definition.resultRoute))
        faults.push(definition.resultRoute)
    }
    assert.deepEqual(faults, [])
  })

  test('every column can be read, filtered, sorted, grouped and searched', async ({ assert }) => {
    const act = systemAct('Trial')
    const faults: string[] = []
    for (const list of lists()) {
      const state = {
        ...initialState(list),
        columns: list.columns.filter((column) => !column.hidden).map((column) => column.key),
      }
      const attempt = async (what: string, work: () => Promise<unknown>) => {
        await work().catch((error: Error) =>
          faults.push(`${list.name} ${what}: ${error.message.slice(0, 200)}`)
        )
      }
      await attempt('page', async () => {
        const matched = await matching(list, state, act)
        await readPage(list, state, act, matched)
        await tally(list, list.columns, act, matched, true)
      })
      await attempt('search', async () =>
        readPage(
          list,
          { ...state, term: 'abc 12' },
          act,
          await matching(list, { ...state, term: 'abc 12' }, act)
        )
      )
      await attempt('file', async () => {
        for await (const rows of eachPiece(list, state, act, list.columns, 10))
          if (rows.length > 0) break
      })
      for (const column of list.columns) {
        if (column.sortable) {
          const sorted = { ...state, sorts: [{ column: column.key, descending: true }] }
          await attempt(`sort ${column.key}`, async () =>
            readPage(list, sorted, act, await matching(list, sorted, act))
          )
        }
        if (column.filterable) {
          const operator = column.type === 'boolean' ? 'yes' : 'filled'
          const filtered = {
            ...state,
            clauses: [[{ column: column.key, operator, values: [] }]],
          } as typeof state
          await attempt(`filter ${column.key}`, async () =>
            readPage(list, filtered, act, await matching(list, filtered, act))
          )
        }
        if (column.groupable) {
          const group = ['date', 'instant'].includes(column.type)
            ? `${column.key}.month`
            : column.key
          await attempt(`group ${column.key}`, async () =>
            readGroups(list, group, [], act, await matching(list, state, act))
          )
        }
        if (column.choices) await attempt(`choices ${column.key}`, () => column.choices!(act))
      }
    }
    assert.deepEqual(faults, [])
  })
})
