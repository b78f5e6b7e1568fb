import { test } from '@japa/runner'
import {
  clockFaults,
  crutchFaults,
  floorFaults,
  lengthFaults,
  roomFaults,
  ruleFaults,
} from '#tests/support/architecture/guards'
import type { Fault } from '#tests/support/architecture/guards'
import { filesBelow, readSource, sourceOf } from '#tests/support/architecture/sources'

const app = filesBelow('app', '.ts').map(readSource)
const everything = [
  ...app,
  ...['start', 'commands', 'config', 'bin', 'tests', 'database/migrations', 'benches']
    .flatMap((folder) => {
      try {
        return filesBelow(folder, '.ts')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw error
      }
    })
    .map(readSource),
]

const written = (faults: Fault[]) =>
  faults.map(({ path, fault, cure }) => `${path}: ${fault} → ${cure}`)

test.group('The house', () => {
  test('imports go down only, and no business imports another', ({ assert }) => {
    assert.deepEqual(written(app.flatMap(floorFaults)), [])
  })

  test('rules are pure', ({ assert }) => {
    assert.isAbove(app.filter((source) => /\/rules\//.test(source.path)).length, 20)
    assert.deepEqual(written(app.flatMap(ruleFaults)), [])
  })

  test('rooms call in one direction', ({ assert }) => {
    assert.deepEqual(written(app.flatMap(roomFaults)), [])
  })

  test('files can be read at a sitting', ({ assert }) => {
    assert.deepEqual(written(app.flatMap((source) => lengthFaults(source))), [])
  })

  test('no crutches', ({ assert }) => {
    const guards = 'tests/support/architecture/guards.ts'
    const own = new Set([guards, 'tests/architecture/floors.spec.ts'])
    assert.deepEqual(
      written(everything.filter((source) => !own.has(source.path)).flatMap(crutchFaults)),
      []
    )
  })

  test('business days come from the clock of the house', ({ assert }) => {
    assert.deepEqual(written(app.flatMap(clockFaults)), [])
  })
})

test.group('Planted faults are caught', () => {
  const planted: [string, (source: ReturnType<typeof sourceOf>) => Fault[], string, string][] = [
    [
      'a lower floor importing a higher',
      floorFaults,
      'app/registry/queries/x.ts',
      `import { a } from '#tax/rules/tnb'`,
    ],
    [
      'one business importing another',
      floorFaults,
      'app/fleet/actions/x.ts',
      `import { a } from '#hr/models/leave'`,
    ],
    [
      'a rule reading the database',
      ruleFaults,
      'app/tax/rules/x.ts',
      `import db from '@adonisjs/lucid/services/db'`,
    ],
    ['a rule reading the clock', ruleFaults, 'app/tax/rules/x.ts', `const today = new Date()`],
    [
      'a model calling an action',
      roomFaults,
      'app/tax/models/x.ts',
      `import { pay } from '#tax/actions/pay_debt'`,
    ],
    ['a long file', (source) => lengthFaults(source), 'app/tax/x.ts', '\n'.repeat(301)],
    ['a swallowed error', crutchFaults, 'app/tax/x.ts', 'try { a() } catch (error) {}'],
    ['an ignored allows', crutchFaults, 'app/tax/x.ts', 'await bouncer.allows(editPost)'],
    ['the machine clock', clockFaults, 'app/tax/actions/x.ts', 'const now = DateTime.now()'],
  ]

  for (const [name, guard, path, text] of planted) {
    test(name, ({ assert }) => {
      assert.lengthOf(guard(sourceOf(path, text)), 1)
    })
  }

  test('a clean file passes every guard', ({ assert }) => {
    const clean = sourceOf(
      'app/tax/actions/x.ts',
      `import { clock } from '#platform/clock'\nexport const a = 1\n`
    )
    const guards = [floorFaults, ruleFaults, roomFaults, lengthFaults, crutchFaults, clockFaults]
    assert.deepEqual(
      guards.flatMap((guard) => guard(clean)),
      []
    )
  })
})
