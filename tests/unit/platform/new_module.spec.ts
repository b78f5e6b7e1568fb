import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import ts from 'typescript'
import { ModuleNotRaised, raiseModule } from '#platform/scaffold/new_module'
import * as guards from '#tests/support/architecture/guards'
import { ROOT, sourceOf } from '#tests/support/architecture/sources'
import { argumentsOf, textFaults } from '#tests/support/architecture/texts'

const KNOWN = [
  'package.json',
  'start/modules.ts',
  'start/routes.ts',
  'resources/css/app.css',
  'tests/support/architecture/guards.ts',
]

/** A town hall with nothing but what a new module must be made known to. */
function bareHouse(): string {
  const root = mkdtempSync(join(tmpdir(), 'idara-module-'))
  for (const path of KNOWN) cpSync(join(ROOT, path), join(root, path))
  mkdirSync(join(root, 'database/migrations'), { recursive: true })
  for (const name of ['0100_platform_users.ts', '1320_tax_cash_office.ts']) {
    writeFileSync(join(root, 'database/migrations', name), '')
  }
  return root
}

const flat = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string'
      ? [[`${path}${key}`, item] as [string, string]]
      : flat(item, `${path}${key}.`)
  )

test.group('A new module', (group) => {
  let root: string
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  group.each.setup(() => {
    root = bareHouse()
    return () => rmSync(root, { recursive: true })
  })

  test('has its rooms, and no mark of the templates is left', ({ assert }) => {
    const { written, joined } = raiseModule(root, 'civil_status')
    assert.includeMembers(written, [
      'app/civil_status/README.md',
      'app/civil_status/module.ts',
      'app/civil_status/routes.ts',
      'app/civil_status/controllers/entries_controller.ts',
      'database/migrations/1400_civil_status.ts',
      'resources/lang/ar/civil_status.json',
      'resources/views/civil_status/entries/create.edge',
      'tests/functional/civil_status/pages.spec.ts',
    ])
    assert.sameMembers(joined, KNOWN)
    for (const path of written) assert.notMatch(read(path), /__\w+__|\.template/, path)
    assert.deepEqual(
      readdirSync(join(root, 'app/civil_status')).filter((name) => name.includes('.')),
      ['README.md', 'module.ts', 'routes.ts']
    )
  })

  test('is TypeScript that parses and passes every guard', ({ assert }) => {
    const { written, joined } = raiseModule(root, 'civil_status')
    const sources = [...written, ...joined]
      .filter((path) => path.endsWith('.ts'))
      .map((path) => sourceOf(path, read(path)))
    assert.isAbove(sources.length, 12)
    for (const { path, text } of sources) {
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true, fileName: path })
      assert.deepEqual(
        diagnostics?.map((fault) => fault.messageText),
        [],
        path
      )
    }
    const { floorFaults, ruleFaults, roomFaults, lengthFaults, crutchFaults, clockFaults } = guards
    const app = sources.filter(({ path }) => path.startsWith('app/'))
    for (const guard of [
      floorFaults,
      ruleFaults,
      roomFaults,
      (source: (typeof app)[0]) => lengthFaults(source),
      crutchFaults,
      clockFaults,
    ]) {
      assert.deepEqual(app.flatMap(guard), [])
    }
  })

  test('says everything in three languages, with the arguments French has', ({ assert }) => {
    raiseModule(root, 'civil_status')
    const [fr, ar, en] = ['fr', 'ar', 'en'].map(
      (locale) => new Map(flat(JSON.parse(read(`resources/lang/${locale}/civil_status.json`))))
    )
    assert.deepEqual(textFaults({ fr, ar, en }), [])
    for (const [key, text] of fr) {
      assert.deepEqual(
        [argumentsOf(ar.get(key)!), argumentsOf(en.get(key)!)],
        [argumentsOf(text), argumentsOf(text)],
        key
      )
    }
    const app = readdirSync(join(root, 'app/civil_status'), {
      recursive: true,
      withFileTypes: true,
    })
    const thrown = app
      .filter((item) => item.isFile())
      .flatMap((item) => [
        ...readFileSync(join(item.parentPath, item.name), 'utf8').matchAll(
          /new Refusal\('civil_status\.(\w+)'/g
        ),
      ])
      .map((match) => `refusals.${match[1]}`)
    assert.isAbove(thrown.length, 1)
    for (const key of thrown) assert.isTrue(fr.has(key), key)
  })

  test('is known to the house: aliases, modules, routes, style, guards', ({ assert }) => {
    raiseModule(root, 'civil_status')
    raiseModule(root, 'mail_room', 'service')
    const aliases = JSON.parse(read('package.json')).imports
    assert.equal(aliases['#civil_status/*'], './app/civil_status/*.js')
    assert.equal(aliases['#mail_room/*'], './app/mail_room/*.js')
    assert.match(read('start/modules.ts'), /import civilStatus from '#civil_status\/module'/)
    assert.match(read('start/modules.ts'), /install\(\[[^\]]*, civilStatus, mailRoom\s*,?\s*\]\)/)
    assert.match(read('start/routes.ts'), /import '#civil_status\/routes'\n/)
    assert.match(
      read('resources/css/app.css'),
      /@import '\.\/civil_status\.css';\n@import '\.\/mail_room\.css';\n$/
    )
    const floors = read('tests/support/architecture/guards.ts')
    assert.match(floors, /civil_status: 3,/)
    assert.match(floors, /mail_room: 2\.5,/)
    assert.match(floors, /BUSINESSES = new Set\(\[[^\]]*'civil_status'\]\)/)
    assert.equal(read('database/migrations/1500_mail_room.ts').includes('mail_room_entries'), true)
  })

  test('is refused when its name does not serve or is taken, and nothing is written', ({
    assert,
  }) => {
    raiseModule(root, 'civil_status')
    const before = KNOWN.map(read)
    for (const name of ['civil_status', 'Civil', 'civil-status', '../tax', '', 'a__b']) {
      assert.throws(() => raiseModule(root, name), ModuleNotRaised)
    }
    assert.deepEqual(KNOWN.map(read), before)
  })

  test('writes nothing when the house has changed its shape', ({ assert }) => {
    writeFileSync(join(root, 'start/modules.ts'), 'install(everything)\n')
    assert.throws(() => raiseModule(root, 'civil_status'), ModuleNotRaised)
    assert.deepEqual(readdirSync(root).includes('app'), false)
  })
})
