/**
 * probe.ts database|redis: asks the server named in the environment for its version. Prints one
 * line; ends with 1 and says what to do when it does not answer, refuses the account or is too old.
 */
import { Redis } from 'ioredis'
import mysql from 'mysql2/promise'

const env = process.env

/** Whether version a.b.c is b or later, part by part. */
function atLeast(version: string, least: string): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0)
  const wanted = least.split('.').map(Number)
  for (const [index, number] of wanted.entries()) {
    if ((parts[index] ?? 0) !== number) return (parts[index] ?? 0) > number
  }
  return true
}

/** Name and version of the database server; makes the database when it is missing. */
async function database(): Promise<string> {
  const connection = await mysql.createConnection({
    host: env.DB_HOST,
    port: Number(env.DB_PORT),
    user: env.DB_USER,
    password: env.DB_PASSWORD ?? '',
    connectTimeout: 5000,
  })
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT VERSION() AS version')
    const text = String(rows[0].version)
    const maria = text.includes('MariaDB')
    const version = text.replace(/^5\.5\.5-/, '').split('-')[0]
    const least = maria ? '10.11' : '8.4'
    const name = `${maria ? 'MariaDB' : 'MySQL'} ${version}`
    if (!atLeast(version, least)) throw new Error(`${name} is too old: ${least} or later is needed`)
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS ${connection.escapeId(env.DB_DATABASE ?? 'idara')}
       CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`
    )
    return name
  } finally {
    await connection.end()
  }
}

/** Name and version of the Redis server. */
async function redis(): Promise<string> {
  const connection = new Redis({
    host: env.REDIS_HOST,
    port: Number(env.REDIS_PORT),
    password: env.REDIS_PASSWORD || undefined,
    lazyConnect: true,
    connectTimeout: 5000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  })
  const failures: Error[] = []
  connection.on('error', (error) => failures.push(error))
  try {
    await connection.connect()
    const version = /redis_version:(\S+)/.exec(await connection.info('server'))?.[1] ?? '0'
    if (!atLeast(version, '7')) throw new Error(`Redis ${version} is too old: 7 or later is needed`)
    return `Redis ${version}`
  } catch (error) {
    throw failures[0] ?? error
  } finally {
    connection.disconnect()
  }
}

try {
  console.log(await (process.argv[2] === 'redis' ? redis() : database()))
} catch (error) {
  console.log(error instanceof Error ? error.message || String(Object(error).code) : String(error))
  process.exitCode = 1
}
