import { statfs } from 'node:fs/promises'
import redis from '@adonisjs/redis/services/main'
import db from '@adonisjs/lucid/services/db'
import app from '@adonisjs/core/services/app'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import env from '#start/env'
import { WORKER_BEAT } from '#platform/jobs/beat'

export interface Check {
  name: string
  healthy: boolean
  /** A fault that must not take the web process out of service. */
  advisory?: boolean
  detail: string
}

const PATIENCE = 3000
const FREE_BYTES = 300 * 1024 * 1024
const QUEUE_SECONDS = 120

/** Everything a request needs, looked at now. */
export async function readiness(): Promise<{ ready: boolean; checks: Check[] }> {
  const checks = await Promise.all([
    look('database', async () => {
      await db.rawQuery('SELECT 1')
      return 'answers'
    }),
    look('redis', async () => {
      await redis.ping()
      return 'answers'
    }),
    look('migrations', pendingMigrations),
    look('disk', freeDisk),
    look('queue', queueAge, true),
    look('worker', workerBeat, true),
  ])
  return { ready: checks.every((check) => check.healthy || check.advisory), checks }
}

async function look(name: string, work: () => Promise<string>, advisory = false): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in 3 s')), PATIENCE)
    })
    return { name, healthy: true, advisory, detail: await Promise.race([work(), late]) }
  } catch (error) {
    return { name, healthy: false, advisory, detail: (error as Error).message }
  } finally {
    clearTimeout(timer)
  }
}

let migrated = false

async function pendingMigrations(): Promise<string> {
  if (migrated) return 'up to date'
  const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: true })
  // runner.close() would close the connections of the whole process.
  const list = await runner.getList()
  const pending = list.filter((item) => item.status === 'pending')
  if (pending.length) throw new Error(`${pending.length} to run: idara start`)
  migrated = true
  return 'up to date'
}

async function freeDisk(): Promise<string> {
  const { bavail, bsize } = await statfs(env.get('IDARA_HOME'))
  const free = bavail * bsize
  if (free < FREE_BYTES) throw new Error(`only ${Math.round(free / 1048576)} MB left`)
  return `${Math.round(free / 1048576)} MB free`
}

async function queueAge(): Promise<string> {
  const row = await db
    .from('platform_job_runs')
    .where('state', 'queued')
    .whereNull('dispatched_at')
    .select(db.raw('TIMESTAMPDIFF(SECOND, MIN(created_at), UTC_TIMESTAMP()) as age'))
    .first()
  const age = Number(row?.age ?? 0)
  if (age > QUEUE_SECONDS) throw new Error(`a job has waited ${age} s`)
  return `${age} s`
}

async function workerBeat(): Promise<string> {
  const beat = await redis.get(WORKER_BEAT)
  if (!beat) throw new Error('no worker has spoken for 20 s')
  return 'at work'
}
