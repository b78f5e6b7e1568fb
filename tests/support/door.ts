import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mysql from 'mysql2/promise'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What a call of ./idara answered; `text` is stdout and stderr together. */
export interface Answer {
  code: number
  text: string
}

export interface Begun {
  child: ChildProcess
  answer: Promise<Answer>
}

/** A throw-away IDARA_HOME and the ./idara that works in it, free of the test run's own settings. */
export class Home {
  private constructor(readonly path: string) {}

  /** Where `./idara test` closes it, should the run be cut short. */
  static async make(): Promise<Home> {
    return new Home(await mkdtemp(join(process.env.IDARA_TEST_HOMES ?? tmpdir(), 'door-')))
  }

  /** Runs ./idara with these words; extra environment wins. Never rejects on a non-zero code. */
  idara(words: string[], environment: Record<string, string> = {}): Promise<Answer> {
    return this.begin(words, environment).answer
  }

  /** The same, with the process at hand while it works. */
  begin(words: string[], environment: Record<string, string> = {}): Begun {
    const { PATH = '', HOME = '/' } = process.env
    const child = spawn(join(ROOT, 'idara'), words, {
      env: { PATH, HOME, IDARA_HOME: this.path, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const answer = new Promise<Answer>((resolve, reject) => {
      let text = ''
      child.stdout.on('data', (chunk) => (text += chunk))
      child.stderr.on('data', (chunk) => (text += chunk))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code: code ?? -1, text }))
    })
    return { child, answer }
  }

  /** The processes that work for this home, whoever is their parent: id and command line. */
  async processes(): Promise<{ id: number; command: string }[]> {
    const found = []
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const read = (file: string) => readFile(`/proc/${name}/${file}`, 'latin1').catch(() => '')
      const environment = await read('environ')
      if (!`${environment}\0`.includes(`\0IDARA_HOME=${this.path}`)) continue
      const command = await read('cmdline')
      if (command) found.push({ id: Number(name), command: command.replaceAll('\0', ' ') })
    }
    return found
  }

  /** The exit code alone. */
  async code(...words: string[]): Promise<number> {
    const answer = await this.idara(words)
    return answer.code
  }

  /** The permissions of a file of this home, like '600'. */
  async mode(name: string): Promise<string> {
    const { mode } = await stat(join(this.path, name))
    return (mode & 0o777).toString(8)
  }

  /** The settings kept in IDARA_HOME/env. */
  async settings(): Promise<Record<string, string>> {
    const lines = await readFile(join(this.path, 'env'), 'utf8')
    return Object.fromEntries(
      lines
        .split('\n')
        .filter((line) => /^[A-Z]/.test(line))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
    )
  }

  /** The process id of a server of this home. */
  async process(name: 'database' | 'redis'): Promise<number> {
    const text = await readFile(join(this.path, 'run', `${name}.pid`), 'utf8')
    return Number.parseInt(text, 10)
  }

  /** Runs SQL statements as the application's account; gives the rows of the last one. */
  async sql(...statements: string[]): Promise<mysql.RowDataPacket[]> {
    const settings = await this.settings()
    const connection = await mysql.createConnection({
      host: settings.DB_HOST,
      port: Number(settings.DB_PORT),
      user: settings.DB_USER,
      password: settings.DB_PASSWORD,
      database: settings.DB_DATABASE,
    })
    try {
      let rows: mysql.RowDataPacket[] = []
      for (const statement of statements) {
        const [answer] = await connection.query<mysql.RowDataPacket[]>(statement)
        rows = answer
      }
      return rows
    } finally {
      await connection.end()
    }
  }

  /** Stops what runs in it and removes it. */
  async close(): Promise<void> {
    await this.idara(['stop'])
    await rm(this.path, { recursive: true, force: true })
  }
}
