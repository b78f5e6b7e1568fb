import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { foldText } from '#values/text'
import { clock } from '#platform/clock'
import { listFor } from '#platform/lists/access'
import { matching } from '#platform/lists/matching'
import { eachPiece, readPage, shownColumns, tally } from '#platform/lists/reading'
import { readGroups } from '#platform/lists/groups'
import { keepSelection, Selection } from '#platform/lists/selection'
import { parseState } from '#platform/lists/state'
import type { Act } from '#platform/act'
import { actWith, closeDeeds, deedList, openDeeds } from '#tests/functional/platform/lists/deeds'

const OWNERS = [
  'El Amrani Khadija',
  'بنجلون محمد',
  'Société Océan Bleu SARL',
  'Aït-Lahcen Idriss',
  'Tazi Omar',
]

async function fill(count: number) {
  const rows = Array.from({ length: count }, (_, index) => ({
    number: `D-${String(index + 1).padStart(5, '0')}`,
    owner: OWNERS[index % OWNERS.length],
    search_text: foldText(OWNERS[index % OWNERS.length]),
    arrondissement_id: (index % 2) + 1,
    area: (index % 10) + 0.5,
    due_minor: index * 100,
    due_on: index % 7 === 0 ? null : `2026-${String((index % 12) + 1).padStart(2, '0')}-15`,
    sent_at: '2026-03-31 23:30:00.000',
    disputed: index % 3 === 0,
    state: index % 4 === 0 ? 'paid' : 'due',
  }))
  await db.table('trial_deeds').multiInsert(rows)
}

async function numbers(
  address: string,
  act: Act = actWith('deeds.view', 'deeds.amounts')
): Promise<string[]> {
  const list = listFor(deedList, act)
  const { state } = parseState(list, Object.fromEntries(new URLSearchParams(address)), null)
  const found: string[] = []
  for await (const rows of eachPiece(list, state, act, [list.columnsByKey.get('number')!], 1000)) {
    found.push(...rows.map((row) => String(row.number)))
  }
  return found
}

test.group('Lists | reading', (group) => {
  group.setup(async () => {
    await openDeeds()
    await fill(100)
  })
  group.teardown(() => closeDeeds())
  group.each.teardown(() => clock.release())

  test('{filter} finds {found} rows')
    .with([
      { filter: 'state:in:paid', found: 25 },
      { filter: 'state:out:paid', found: 75 },
      { filter: 'state:in:paid,due', found: 100 },
      { filter: 'owner:has:amrani', found: 20 },
      { filter: 'owner:starts:el', found: 20 },
      { filter: 'owner:has:%', found: 0 },
      { filter: 'owner:is:tazi omar', found: 20 },
      { filter: 'owner:not:tazi omar', found: 80 },
      { filter: 'owner:has:محمد', found: 20 },
      { filter: 'due:gte:98', found: 2 },
      { filter: 'due:gt:98\\,00', found: 1 },
      { filter: 'due:between:10,12', found: 3 },
      { filter: 'due:lt:x', found: 0 },
      { filter: 'area:eq:0\\,5', found: 10 },
      { filter: 'due_on:empty', found: 15 },
      { filter: 'due_on:filled', found: 85 },
      { filter: 'due_on:on:2026-02', found: 8 },
      { filter: 'due_on:from:01/12/2026', found: 7 },
      { filter: 'due_on:until:2026-01-15', found: 7 },
      { filter: 'due_on:before:2026-01-15', found: 0 },
      { filter: 'due_on:between:2026-02-01,2026-02-28', found: 8 },
      { filter: 'sent_at:on:2026-04-01', found: 100 },
      { filter: 'sent_at:on:2026-03-31', found: 0 },
      { filter: 'disputed:yes', found: 34 },
      { filter: 'disputed:no', found: 66 },
      { filter: 'place:in:2', found: 50 },
      { filter: 'state:in:paid;place:in:1', found: 25 },
      { filter: 'state:in:paid;place:in:2', found: 0 },
      { filter: 'state:in:paid|place:in:2', found: 75 },
      { filter: 'number:is:D-00001|number:is:D-00002;state:in:paid', found: 1 },
      { filter: 'nothing:is:1;state:drops:paid', found: 100 },
    ])
    .run(async ({ assert }, { filter, found }) => {
      assert.lengthOf(await numbers(`f=${encodeURIComponent(filter)}`), found)
    })

  test('relative days follow the clock', async ({ assert }) => {
    clock.freeze('2026-02-15')
    assert.lengthOf(await numbers('f=due_on:on:today'), 8)
    assert.lengthOf(await numbers('f=due_on:on:month'), 8)
    assert.lengthOf(await numbers('f=due_on:on:year'), 85)
    assert.lengthOf(await numbers('f=due_on:before:today%2B1'), 15)
  })

  test('the search box finds "{term}" {found} times')
    .with([
      { term: 'AMRANI', found: 20 },
      { term: 'ocean', found: 20 },
      { term: 'Océan bleu', found: 20 },
      { term: 'bleu ocean', found: 20 },
      { term: 'ait lahcen', found: 20 },
      { term: 'بنجلون', found: 20 },
      { term: 'بِنجلون', found: 20 },
      { term: 'D-0001', found: 10 },
      { term: 'D-00017', found: 1 },
      { term: '100%', found: 0 },
      { term: '+-*"(', found: 0 },
    ])
    .run(async ({ assert }, { term, found }) => {
      assert.lengthOf(await numbers(`q=${encodeURIComponent(term)}`), found)
    })

  test('pages forwards and backwards by {sort} {f} show every row once')
    .with(
      [
        'number',
        '-number',
        'due_on',
        '-due_on',
        'owner,-area',
        '-state,due_on,number',
        '-sent_at',
      ].flatMap((sort) => [
        { sort, f: '' },
        { sort, f: 'due_on:filled|state:in:due,paid' },
      ])
    )
    .run(async ({ assert }, { sort, f }) => {
      const act = actWith('deeds.view', 'deeds.amounts')
      const list = listFor(deedList, act)
      const whole = await numbers(`sort=${sort}`)
      assert.lengthOf(new Set(whole), 100)
      const pages: string[][] = []
      let words: Record<string, string> = { sort, f, size: '25' }
      let previous: string | null = null
      for (;;) {
        const { state } = parseState(list, words, null)
        const page = await readPage(list, state, act, await matching(list, state, act))
        assert.equal(page.position, pages.length * 25)
        pages.push(page.rows.map((row) => String(row.number)))
        if (!page.next) {
          previous = page.previous
          break
        }
        words = { sort, f, size: '25', after: page.next }
      }
      assert.deepEqual(pages.flat(), whole)
      for (let back = pages.length - 2; back >= 0; back--) {
        const { state } = parseState(list, { sort, f, size: '25', before: previous! }, null)
        const page = await readPage(list, state, act, await matching(list, state, act))
        assert.deepEqual(
          page.rows.map((row) => String(row.number)),
          pages[back]
        )
        assert.equal(page.position, back * 25)
        previous = page.previous
      }
      assert.isNull(previous)
    })

  test('counts and totals cover the filtered rows', async ({ assert }) => {
    const act = actWith('deeds.view', 'deeds.amounts')
    const { state } = parseState(deedList, { f: 'state:in:paid' }, null)
    const counted = await tally(
      deedList,
      shownColumns(deedList, state, act),
      act,
      await matching(deedList, state, act),
      false
    )
    assert.deepEqual(counted, { count: 25, more: false, totals: { area: '112.50', due: '120000' } })
    const { state: either } = parseState(
      deedList,
      { f: 'state:in:paid|place:in:2;disputed:no' },
      null
    )
    const columns = shownColumns(deedList, either, act)
    const some = await tally(deedList, columns, act, await matching(deedList, either, act), false)
    const every = await tally(deedList, columns, act, await matching(deedList, either, act), true)
    assert.deepEqual(some, every)
    assert.isAbove(some.count, 0)
  })

  test('groups count and add', async ({ assert }) => {
    const act = actWith('deeds.view', 'deeds.amounts')
    const { state } = parseState(deedList, { group: 'place' }, null)
    const matched = await matching(deedList, state, act)
    const { groups } = await readGroups(
      deedList,
      'place',
      [deedList.columnsByKey.get('due')!],
      act,
      matched
    )
    assert.deepEqual(
      groups.map((item) => [item.shown, item.count, item.totals.due]),
      [
        ['Anfa', 50, '245000'],
        ['Sidi Moumen', 50, '250000'],
      ]
    )
    const months = await readGroups(deedList, 'due_on.month', [], act, matched)
    assert.equal(months.groups.length, 13)
    assert.equal(months.groups[0].value, '2026-12')
  })

  test('a right limited to an arrondissement limits rows, search, selection and count alike', async ({
    assert,
  }) => {
    const act = actWith({ permission: 'deeds.view', scopeKind: 'arrondissement', scopeId: 2 })
    assert.lengthOf(await numbers('', act), 50)
    assert.lengthOf(await numbers('q=amrani', act), 10)
    assert.lengthOf(await numbers('', actWith('other.right')), 0)
    const some = await keepSelection(act, listFor(deedList, act), {}, ['1', '2', '3', '4'])
    assert.equal(await some.count(), 2)
    const all = await keepSelection(act, listFor(deedList, act), { f: 'state:in:due' }, null)
    assert.equal(await all.count(), 50)
    const keys: number[] = []
    for await (const chunk of all.chunks(7)) keys.push(...chunk.map(Number))
    assert.lengthOf(new Set(keys), 50)
    assert.isTrue(keys.every((key) => key % 2 === 0))
    assert.instanceOf(all, Selection)
  })

  test('a column somebody may not see can be neither shown, filtered, sorted nor added', async ({
    assert,
  }) => {
    const act = actWith('deeds.view')
    const list = listFor(deedList, act)
    const { state, unread } = parseState(
      list,
      { f: 'due:gt:10', sort: '-due', columns: 'number,due' },
      null
    )
    assert.deepEqual(unread, ['due:gt:10'])
    assert.deepEqual(state.columns, ['number'])
    assert.equal(state.sorts[0].column, 'number')
    assert.notInclude(list.defaultColumns, 'due')
  })

  test('a made-up cursor begins at the beginning', async ({ assert }) => {
    const act = actWith('deeds.view')
    const { state } = parseState(deedList, { after: 'bm9wZQ', sort: 'number' }, null)
    const page = await readPage(deedList, state, act, await matching(deedList, state, act))
    assert.equal(page.rows[0].number, 'D-00001')
  })
})
