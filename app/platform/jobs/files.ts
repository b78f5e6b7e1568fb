import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'

/** A result of a job: from a file on this machine or from memory. */
export interface RunFile {
  name: string
  contentType: string
  /** A finished file on this machine; copied, not moved. */
  path?: string
  contents?: Buffer | string
  /** Who may fetch it besides the person who asked for the job. */
  permission?: string
}

/** Puts a result into the private store and remembers its size and SHA-256. */
export async function storeRunFile(runId: number, file: RunFile): Promise<void> {
  // the store takes Latin letters only; the name itself, in any script, stays with the row
  const key = createHash('sha256').update(file.name).digest('hex').slice(0, 32)
  const path = `runs/${runId}/${key}`
  let size: number
  let sha256: string
  if (file.path) {
    size = (await stat(file.path)).size
    sha256 = await digestOf(createReadStream(file.path))
    await drive.use().putStream(path, createReadStream(file.path), { contentLength: size })
  } else {
    const bytes = Buffer.from(file.contents ?? '')
    size = bytes.length
    sha256 = createHash('sha256').update(bytes).digest('hex')
    await drive.use().put(path, bytes)
  }
  await db.rawQuery(
    `INSERT INTO platform_job_files (run_id, name, content_type, path, size, sha256, permission, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE path = VALUES(path), size = VALUES(size), sha256 = VALUES(sha256)`,
    [
      runId,
      file.name,
      file.contentType,
      path,
      size,
      sha256,
      file.permission ?? null,
      clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
    ] as never
  )
}

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
