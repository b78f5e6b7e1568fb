import { test } from '@japa/runner'
import edge from 'edge.js'

test.group('Templates', () => {
  test('what is included is compiled once for the names around it', ({ assert }) => {
    const { asyncCompiler } = edge
    const cell = asyncCompiler.compile('components/list/cell', ['row', 'cell'])
    assert.strictEqual(asyncCompiler.compile('components/list/cell', ['row', 'cell']), cell)
    assert.notStrictEqual(asyncCompiler.compile('components/list/cell', ['row', 'one']), cell)
  })

  test('so is a page, without names around it', ({ assert }) => {
    const { asyncCompiler } = edge
    const page = asyncCompiler.compile('platform/lists/index')
    assert.strictEqual(asyncCompiler.compile('platform/lists/index'), page)
  })
})
