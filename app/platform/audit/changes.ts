import type { LucidRow } from '@adonisjs/lucid/types/model'

/** The fields of a record at a moment, as JSON. */
export type Snapshot = Record<string, unknown>

/** field → [before, after]. */
export type Changes = Record<string, [unknown, unknown]>

const SECRET = new Set(['password', 'totpSecret', 'recoveryCodes', 'totp_secret', 'recovery_codes'])
const NOISE = new Set([
  'createdAt',
  'updatedAt',
  'lockVersion',
  'created_at',
  'updated_at',
  'lock_version',
])

/** What a model holds now, for a journal entry's before or after. Secrets are never shown. */
export function snapshot(row: LucidRow): Snapshot {
  const fields: Snapshot = {}
  for (const [key, value] of Object.entries(row.$attributes)) {
    if (NOISE.has(key)) continue
    fields[key] = SECRET.has(key) ? '•••' : plain(value)
  }
  return fields
}

/** Field by field; null when nothing differs and nothing was created. */
export function changesBetween(before: Snapshot | null, after: Snapshot | null): Changes | null {
  const changes: Changes = {}
  for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    const from = plain(before?.[key]) ?? null
    const to = plain(after?.[key]) ?? null
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[key] = [from, to]
  }
  return Object.keys(changes).length ? changes : null
}

/** The changes of an entry as the database gives them: text, or what MySQL has read already. */
export function storedChanges(stored: unknown): Changes {
  if (!stored) return {}
  return (typeof stored === 'string' ? JSON.parse(stored) : stored) as Changes
}

function plain(value: unknown): unknown {
  if (value === undefined) return null
  return JSON.parse(
    JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? String(item) : item))
  )
}
