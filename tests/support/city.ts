import { spawn } from 'node:child_process'
import { once } from 'node:events'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import env from '#start/env'

const ROOT = new URL('../../', import.meta.url)
const NAME = 'idara_test_city'

/** What a process needs to work in the demonstration city instead of the hamlet. */
export const cityEnvironment = { DB_DATABASE: NAME, REDIS_DB: '3' }

/** The demonstration city, made afresh in a database of its own beside that of the tests. */
export async function openCity(): Promise<QueryClientContract> {
  await db.rawQuery(`DROP DATABASE IF EXISTS ${NAME}`)
  await db.rawQuery(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  await ace('migration:run', '--force', '--compact-output')
  await ace('world:load', 'casablanca')
  const server = db.manager.get(db.primaryConnectionName)!.config
  const connection = { ...(server.connection as object), database: NAME }
  db.manager.add('city', { ...server, connection } as typeof server)
  return db.connection('city')
}

export async function closeCity(): Promise<void> {
  await db.manager.release('city')
  await db.rawQuery(`DROP DATABASE IF EXISTS ${NAME}`)
}

async function ace(...command: string[]): Promise<void> {
  const child = spawn(process.execPath, ['ace.js', ...command], {
    cwd: ROOT,
    env: { ...process.env, IDARA_HOME: env.get('IDARA_HOME'), ...cityEnvironment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}: ${said.slice(-2000)}`)
}
