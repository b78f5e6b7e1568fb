import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
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

/** A throw-away IDARA_HOME and the ./idara that works in it, free of the test run's own settings. */
export class Home {
  private constructor(readonly path: string) {}

  static async make(): Promise<Home> {
    return new Home(await mkdtemp(join(tmpdir(), 'idara-door-')))
  }

  /** Runs ./idara with these words; extra environment wins. Never rejects on a non-zero code. */
  idara(words: string[], environment: Record<string, string> = {}): Promise<Answer> {
    const { PATH = '', HOME = '/' } = process.env
    return new Promise((resolve, reject) => {
      const child = spawn(join(ROOT, 'idara'), words, {
        env: { PATH, HOME, IDARA_HOME: this.path, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let text = ''
      child.stdout.on('data', (chunk) => (text += chunk))
      child.stderr.on('data', (chunk) => (text += chunk))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code: code ?? -1, text }))
    })
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
