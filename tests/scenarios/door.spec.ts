import { test } from '@japa/runner'
import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#tests/support/until'
import { type Answer, Home } from '#tests/support/door'

/** Opens a home for one test and closes it afterwards, whatever happened. */
async function opened(cleanup: (work: () => Promise<void>) => void): Promise<Home> {
  const home = await Home.make()
  cleanup(() => home.close())
  return home
}

test.group('The door, without servers', () => {
  test('help names every command', async ({ assert, cleanup }) => {
    const home = await opened(cleanup)
    const { code, text } = await home.idara(['help'])
    assert.equal(code, 0)
    const commands = 'start stop status doctor test dev ace services bench backup restore'
    for (const command of commands.split(' ')) assert.include(text, `./idara ${command}`)
  })

  test('an unknown command is refused with the way to the right one', async ({
    assert,
    cleanup,
  }) => {
    const home = await opened(cleanup)
    const { code, text } = await home.idara(['statr'])
    assert.equal(code, 1)
    assert.include(text, 'There is no command "statr"')
    assert.include(text, './idara help')
  })

  test('doctor looks and changes nothing', async ({ assert, cleanup }) => {
    const home = await opened(cleanup)
    const { code, text } = await home.idara(['doctor'], { PORT: '39471' })
    assert.equal(code, 0, text)
    for (const word of ['node', 'mariadb', 'redis', 'disk', 'time zone', 'port', 'secrets']) {
      assert.include(text, word)
    }
    assert.deepEqual(await readdir(home.path), [])
  })

  test('a taken port is named, and nothing is left half-started', async ({ assert, cleanup }) => {
    const home = await opened(cleanup)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanup(() => void server.close())
    const port = String((server.address() as AddressInfo).port)
    const { code, text } = await home.idara(['start', '--detach'], { PORT: port })
    assert.equal(code, 1)
    assert.include(text, `port ${port} is taken`)
    assert.include(text, 'cure:')
    assert.equal(await home.code('status'), 3)
  })

  test('a port that is none is refused', async ({ assert, cleanup }) => {
    const home = await opened(cleanup)
    const { code, text } = await home.idara(['status'], { PORT: '33a' })
    assert.equal(code, 1)
    assert.include(text, 'PORT is "33a"')
  })

  test('a nearly full disk is refused before anything is written', async ({ assert, cleanup }) => {
    const home = await opened(cleanup)
    const { code, text } = await home.idara(['services'], { IDARA_MIN_FREE_MB: '999999999' })
    assert.equal(code, 1)
    assert.match(text, /nearly full: \d+ MB free/)
    assert.deepEqual(await readdir(home.path), [])
  })

  test('a server of somebody else that does not answer is named', async ({ assert, cleanup }) => {
    const home = await opened(cleanup)
    const { code, text } = await home.idara(['start', '--detach'], {
      PORT: '39472',
      DB_HOST: '127.0.0.1',
      DB_PORT: '9',
      REDIS_HOST: '127.0.0.1',
      REDIS_PORT: '9',
    })
    assert.equal(code, 1)
    assert.include(text, 'the database at 127.0.0.1:9')
    assert.include(text, 'DB_PASSWORD')
  })

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`a test run ended by ${signal} ends what it started`, async ({ assert, cleanup }) => {
      const home = await opened(cleanup)
      const { child, answer } = home.begin(['test', 'types', 'lint'])
      await until(
        async () => (await home.processes()).some(({ command }) => command.includes('bin/tsc')),
        60_000
      )
      child.kill(signal)
      const { code, text } = await answer
      assert.equal(code, 1)
      assert.include(text, 'The run was cut short')
      assert.deepEqual(await home.processes(), [])
    }).timeout(120_000)
  }

  test('restore refuses what is not an archive and leaves the home empty', async ({
    assert,
    cleanup,
  }) => {
    const home = await opened(cleanup)
    const archive = `${home.path}.tar.gz`
    await writeFile(archive, 'not an archive')
    const { code, text } = await home.idara(['restore', archive])
    assert.equal(code, 1)
    assert.include(text, 'is not a whole archive')
    assert.notInclude(await readdir(home.path), 'data')
  })
})

test.group('The door, with servers', () => {
  test('services started twice are the same ones, with private settings', async ({
    assert,
    cleanup,
  }) => {
    const home = await opened(cleanup)
    const first: Answer = await home.idara(['services'])
    assert.equal(first.code, 0, first.text)
    const settings = await home.settings()
    const process = await home.process('database')
    const second = await home.idara(['services'])
    assert.equal(second.code, 0, second.text)
    assert.deepEqual(await home.settings(), settings)
    assert.equal(await home.process('database'), process)

    assert.equal(await home.mode('env'), '600')
    assert.equal(await home.mode('data'), '700')
    for (const secret of ['APP_KEY', 'DB_PASSWORD', 'REDIS_PASSWORD']) {
      assert.isAtLeast(settings[secret].length, 32)
      assert.notInclude(first.text + second.text, settings[secret])
    }
    const [row] = await home.sql(
      `SELECT @@innodb_flush_log_at_trx_commit AS flushed, @@time_zone AS time_zone, @@local_infile AS in_file,
              @@sql_mode AS modes, @@collation_database AS collated`
    )
    assert.equal(row.flushed, 1)
    assert.equal(row.time_zone, '+00:00')
    assert.equal(row.in_file, 0)
    assert.include(row.modes, 'STRICT_TRANS_TABLES')
    assert.equal(row.collated, 'utf8mb4_unicode_520_ci')
  })

  test('a spoilt env file is said or mended, never written over with another key', async ({
    assert,
    cleanup,
  }) => {
    const home = await opened(cleanup)
    await home.idara(['services'])
    await home.sql('CREATE TABLE kept (id INT PRIMARY KEY)')
    await home.idara(['stop'])
    const env = join(home.path, 'env')
    const whole = await readFile(env, 'utf8')
    const spoilt = whole
      .replace(/^DB_PORT=.*$/m, 'DB_PORT=\u0000x')
      .replace(/^DB_PASSWORD=.*$/m, '')
    await writeFile(env, spoilt)
    const mended = await home.idara(['services'])
    assert.equal(mended.code, 0, mended.text)
    assert.lengthOf(await home.sql("SHOW TABLES LIKE 'kept'"), 1)
    await home.idara(['stop'])
    await writeFile(env, whole.replace(/^APP_KEY=.*$/m, ''))
    const { code, text } = await home.idara(['services'])
    assert.equal(code, 1)
    assert.include(text, 'has lost its APP_KEY')
    assert.include(text, 'cure:')
  })

  test('called twice at once, one call starts the servers and the other waits', async ({
    assert,
    cleanup,
  }) => {
    const home = await opened(cleanup)
    const answers = await Promise.all([home.idara(['services']), home.idara(['services'])])
    for (const { code, text } of answers) assert.equal(code, 0, text)
    const started = answers.filter(({ text }) => text.includes('Database ready'))
    assert.lengthOf(started, 1)
    assert.equal(await home.code('status'), 0)
  })

  test('two homes run side by side', async ({ assert, cleanup }) => {
    const [left, right] = [await opened(cleanup), await opened(cleanup)]
    const answers = await Promise.all([left.idara(['services']), right.idara(['services'])])
    assert.deepEqual(
      answers.map(({ code }) => code),
      [0, 0]
    )
    await left.sql('CREATE TABLE here (id INT PRIMARY KEY)')
    assert.lengthOf(await right.sql("SHOW TABLES LIKE 'here'"), 0)
    assert.equal(await left.code('stop'), 0)
    assert.equal(await right.code('status'), 0)
  })

  test('a database that died is said plainly and comes back with its rows', async ({
    assert,
    cleanup,
  }) => {
    const home = await opened(cleanup)
    await home.idara(['services'])
    await home.sql(
      'CREATE TABLE kept (id INT PRIMARY KEY)',
      'INSERT INTO kept VALUES (1), (2), (3)'
    )
    process.kill(await home.process('database'), 'SIGKILL')
    await pause(200)
    const status = await home.idara(['status'])
    assert.equal(status.code, 1)
    assert.match(status.text, /database\s+DIED/)
    const again = await home.idara(['services'])
    assert.equal(again.code, 0, again.text)
    assert.include(again.text, 'The database had died')
    const [row] = await home.sql('SELECT COUNT(*) AS total FROM kept')
    assert.equal(row.total, 3)
  })

  test('what is backed up comes back whole, into an empty home only', async ({
    assert,
    cleanup,
  }) => {
    const home = await opened(cleanup)
    await home.idara(['services'])
    await home.sql(
      'CREATE TABLE letters (id INT PRIMARY KEY, body TEXT, seal VARBINARY(8))',
      "INSERT INTO letters VALUES (1, 'Reçu n° 7 — وصل', x'00ff27'), (2, 'it''s;\\n-- two lines', NULL)",
      `CREATE TRIGGER letters_stay BEFORE DELETE ON letters FOR EACH ROW
       SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'letters stay'`
    )
    const saved = await home.sql('SELECT id, body, HEX(seal) AS seal FROM letters ORDER BY id')
    await mkdir(join(home.path, 'files/2026'), { recursive: true })
    await writeFile(join(home.path, 'files/2026/pièce jointe.txt'), 'contenu')

    const archive = join(home.path, 'saved.tar.gz')
    const backup = await home.idara(['backup', archive])
    assert.equal(backup.code, 0, backup.text)
    assert.equal(await home.mode('saved.tar.gz'), '600')
    assert.equal(await home.code('restore', archive), 1)
    await home.idara(['stop'])
    const used = await home.idara(['restore', archive])
    assert.equal(used.code, 1)
    assert.include(used.text, 'holds a database already')

    const other = await opened(cleanup)
    const restore = await other.idara(['restore', archive])
    assert.equal(restore.code, 0, restore.text)
    const [before, after] = [await home.settings(), await other.settings()]
    assert.equal(after.APP_KEY, before.APP_KEY)
    await other.idara(['services'])
    assert.deepEqual(
      await other.sql('SELECT id, body, HEX(seal) AS seal FROM letters ORDER BY id'),
      saved
    )
    await assert.rejects(() => other.sql('DELETE FROM letters'), /letters stay/)
    assert.equal(await readFile(join(other.path, 'files/2026/pièce jointe.txt'), 'utf8'), 'contenu')

    const { size } = await stat(archive)
    await truncate(archive, size - 200)
    const third = await opened(cleanup)
    assert.equal(await third.code('restore', archive), 1)
    assert.equal(await third.code('status'), 3)
  })
})
