import { spawn } from 'node:child_process'
import { once } from 'node:events'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import env from '#start/env'

const ROOT = new URL('../../', import.meta.url)
const NAME = 'idara_test_city'

/** What a process needs to work in the demonstration city instead of the hamlet, in the last minute of a year. */
export const cityEnvironment = {
  DB_DATABASE: NAME,
  REDIS_DB: '3',
  IDARA_TODAY: '2026-12-31T23:59',
}

/** The demonstration city, made afresh in a database of its own beside that of the tests. */
export async function openCity(): Promise<QueryClientContract> {
  await settleCity(NAME)
  const server = db.manager.get(db.primaryConnectionName)!.config
  const connection = { ...(server.connection as object), database: NAME }
  db.manager.add('city', { ...server, connection } as typeof server)
  return db.connection('city')
}

export async function closeCity(): Promise<void> {
  await db.manager.release('city')
  await dropCity(NAME)
}

/**
 * A city in the database of that name; answers what a process needs to work in it. Throws when it lives in its own
 * future or has nothing to dispatch.
 */
export async function settleCity(
  name: string,
  environment: Record<string, string> = {}
): Promise<Record<string, string>> {
  const own = { ...cityEnvironment, ...environment, DB_DATABASE: name }
  await dropCity(name)
  await db.rawQuery(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  await ace(own, 'migration:run', '--force', '--compact-output')
  await ace(own, 'world:load', 'casablanca')
  const later = await count(
    `${name}.platform_journal_entries WHERE recorded_at > (SELECT MAX(recorded_at)
       FROM ${name}.platform_journal_entries WHERE action = 'platform.world.loaded')`
  )
  if (later > 0) throw new Error(`${later} entries of the journal lie in the future of the city`)
  const missions = await count(`${name}.fleet_assignments`)
  if (missions < 40) throw new Error(`The dispatch board has ${missions} missions to show`)
  return own
}

async function count(rows: string): Promise<number> {
  const [[row]] = await db.rawQuery(`SELECT COUNT(*) AS total FROM ${rows}`)
  return Number(row.total)
}

export async function dropCity(name: string): Promise<void> {
  await db.rawQuery(`DROP DATABASE IF EXISTS ${name}`)
}

/** Runs an ace command in a process of its own. Throws with the end of what it said when it fails. */
async function ace(environment: Record<string, string>, ...command: string[]): Promise<void> {
  const child = spawn(process.execPath, ['ace.js', ...command], {
    cwd: ROOT,
    env: { ...process.env, IDARA_HOME: env.get('IDARA_HOME'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${command[0]} ended with ${code}: ${said.slice(-2000)}`)
}
