import { test } from '@japa/runner'
import { clock } from '#platform/clock'
import { harmlessText } from '#platform/lists/comma_file'
import { readDays } from '#platform/lists/conditions'
import type { ListDefinition } from '#platform/lists/definition'
import { defineList } from '#platform/lists/definition'
import { changedFilter } from '#platform/lists/editing'
import { formatFilter, parseFilter } from '#platform/lists/filters'
import { formatCursor, orderTerms, parseCursor } from '#platform/lists/keyset'
import { parseState, stateWords, viewWords, wordsOf } from '#platform/lists/state'

const list: ListDefinition = defineList({
  name: 'trial.rows',
  permission: 'x',
  route: 'x',
  key: 'rows.id',
  query: () => {
    throw new Error('not read here')
  },
  columns: [
    {
      key: 'number',
      type: 'text',
      select: 'rows.number',
      sortable: true,
      filterable: true,
      unique: true,
    },
    { key: 'due', type: 'money', select: 'rows.due_minor', sortable: true, filterable: true },
    {
      key: 'due_on',
      type: 'date',
      select: 'rows.due_on',
      sortable: true,
      filterable: true,
      groupable: true,
    },
    { key: 'state', type: 'state', select: 'rows.state', filterable: true, groupable: true },
    { key: 'closed', type: 'boolean', select: 'rows.closed', filterable: true },
    { key: 'secret', type: 'text', select: 'rows.secret', hidden: true },
  ],
  defaultColumns: ['number', 'due'],
  defaultSort: '-number',
})

test.group('Lists | the words of an address', (group) => {
  group.each.teardown(() => clock.release())

  test('filter {text} reads and writes itself')
    .with(
      [
        'state:in:due',
        'state:in:due,paid',
        'state:in:due|due:gt:200;number:has:AV',
        'due:between:1,2',
        'due_on:empty',
        'closed:yes',
        'number:is:a\\:b\\;c\\|d\\,e\\\\f',
      ].map((text) => ({ text }))
    )
    .run(({ assert }, { text }) => {
      const { clauses, unread } = parseFilter(list, text)
      assert.isEmpty(unread)
      assert.equal(formatFilter(clauses), text)
    })

  test('what is not understood is named and left aside: {text}')
    .with(
      [
        'nothing:is:1',
        'due:has:1',
        'due:between:1',
        'state:in:',
        'state',
        'secret:is:1',
        'due:gt:1,2',
      ].map((text) => ({ text }))
    )
    .run(({ assert }, { text }) => {
      const { clauses, unread } = parseFilter(list, `closed:no;${text}`)
      assert.lengthOf(clauses, 1)
      assert.deepEqual(unread, [text])
    })

  test('a state says only what is not usual, and reads itself back', ({ assert }) => {
    const words = wordsOf(
      'q=alaoui&f=state:in:due,paid;due:gt:200&sort=-due,number&columns=due,state&group=due_on.month&size=100'
    )
    const { state } = parseState(list, words, null)
    assert.deepEqual(stateWords(list, state, null), words as never)
    assert.deepEqual(parseState(list, stateWords(list, state, null), null).state, state)
    assert.deepEqual(stateWords(list, parseState(list, {}, null).state, null), {})
  })

  test('a view is the ground and an empty word takes its word away', ({ assert }) => {
    const view = { key: 'late', words: { f: 'state:in:due', sort: 'due_on' } }
    const { state } = parseState(list, { view: 'late' }, view)
    assert.equal(formatFilter(state.clauses), 'state:in:due')
    assert.deepEqual(stateWords(list, state, view), { view: 'late' })
    const cleared = parseState(list, { view: 'late', f: '' }, view).state
    assert.isEmpty(cleared.clauses)
    assert.deepEqual(stateWords(list, cleared, view), { view: 'late', f: '' })
    assert.deepEqual(viewWords(list, cleared), { sort: 'due_on' })
  })

  test('rubbish in an address is as if it were not there', ({ assert }) => {
    const { state } = parseState(
      list,
      wordsOf(
        'sort=secret,,-x&columns=secret,nothing&group=number&size=7&after=&totals=x&q=%20%20'
      ),
      null
    )
    assert.deepEqual(state, parseState(list, {}, null).state)
  })

  test('the filter form adds, replaces and gives alternatives', ({ assert }) => {
    const { state } = parseState(list, { f: 'state:in:due;due:gt:200' }, null)
    const after = (words: Record<string, unknown>) => {
      const change = changedFilter(list, state, words)!
      return change.refused ? 'refused' : formatFilter(change.clauses)
    }
    assert.isNull(changedFilter(list, state, {}))
    const closed = { add_column: 'closed', add_operator: 'no' }
    assert.equal(after({ ...closed, add_place: '' }), 'state:in:due;due:gt:200;closed:no')
    assert.equal(after({ ...closed, add_place: '1' }), 'state:in:due;due:gt:200|closed:no')
    assert.equal(after({ ...closed, add_place: '1.0' }), 'state:in:due;closed:no')
    assert.equal(after({ ...closed, add_place: '9' }), 'state:in:due;due:gt:200;closed:no')
    const between = {
      add_column: 'due',
      add_operator: 'between',
      add_value: '1 000',
      add_until: '2 000,50',
      add_place: '1.0',
    }
    assert.equal(after(between), 'state:in:due;due:between:1 000,2 000\\,50')
    assert.equal(after({ add_column: 'due', add_operator: 'gt', add_value: 'x' }), 'refused')
    assert.equal(after({ add_column: 'due', add_operator: 'gt', add_value: '' }), 'refused')
    assert.equal(after({ add_column: 'secret', add_operator: 'is', add_value: 'x' }), 'refused')
  })

  test('days: {value} is {span}')
    .with([
      { value: '28/02/2026', span: '2026-02-28..2026-02-28' },
      { value: '2026-02', span: '2026-02-01..2026-02-28' },
      { value: '2026', span: '2026-01-01..2026-12-31' },
      { value: 'today', span: '2026-03-31..2026-03-31' },
      { value: 'today-30', span: '2026-03-01..2026-03-01' },
      { value: 'today+1', span: '2026-04-01..2026-04-01' },
      { value: 'month', span: '2026-03-01..2026-03-31' },
      { value: 'year', span: '2026-01-01..2026-12-31' },
      { value: '30/02/2026', span: null },
      { value: 'demain', span: null },
      { value: '2026-13', span: null },
    ])
    .run(({ assert }, { value, span }) => {
      clock.freeze('2026-03-31T23:45')
      assert.equal(readDays(value), span)
    })

  test('a cursor fits its order alone', ({ assert }) => {
    const byDay = orderTerms(list, [{ column: 'due_on', descending: true }], 'fr')
    assert.deepEqual(
      byDay.map((term) => term.sql),
      ['rows.due_on', 'rows.id']
    )
    const byNumber = orderTerms(
      list,
      [
        { column: 'number', descending: false },
        { column: 'due', descending: false },
      ],
      'fr'
    )
    assert.deepEqual(
      byNumber.map((term) => term.sql),
      ['rows.number']
    )
    const cursor = { position: 50, values: [null, 12] }
    assert.deepEqual(parseCursor(formatCursor(cursor), byDay), cursor)
    assert.isNull(parseCursor(formatCursor(cursor), byNumber))
    for (const rubbish of [
      '',
      'x',
      'e30',
      Buffer.from('[-1,1,2]').toString('base64url'),
      Buffer.from('[1,{},2]').toString('base64url'),
    ]) {
      assert.isNull(parseCursor(rubbish, byDay))
    }
  })

  test('text stays text in a CSV', ({ assert }) => {
    assert.deepEqual(['=1', '+1', '-1', '@x', '\tx', 'x=1'].map(harmlessText), [
      "'=1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      'x=1',
    ])
  })

  test('a list with a misspelt column does not start', ({ assert }) => {
    assert.throws(() => defineList({ ...list, defaultColumns: ['nombre'] }), /no column "nombre"/)
    assert.throws(() => defineList({ ...list, defaultSort: '-nombre' }), /no column "nombre"/)
  })
})
