import { createHash } from 'node:crypto'
import env from '#start/env'

let key: Buffer | null = null

/** The secret that digests and seals are keyed with, derived from the application key. */
export function journalKey(): Buffer {
  key ??= createHash('sha256')
    .update(`journal:${env.get('APP_KEY').release()}`)
    .digest()
  return key
}
