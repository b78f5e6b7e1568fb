import { createHash } from 'node:crypto'

/** What can be part of the facts of a document. */
export type Fact =
  | string
  | number
  | boolean
  | null
  | undefined
  | { toJSON(): unknown }
  | Fact[]
  | { [name: string]: Fact }

/**
 * SHA-256 of the facts a document shows, in hexadecimal: the same whatever the order in which they were
 * gathered, and whatever later changes in fonts or layout.
 */
export function fingerprintOf(facts: object): string {
  return createHash('sha256').update(canonical(facts)).digest('hex')
}

/** JSON with sorted names, without what is undefined. */
function canonical(value: unknown): string {
  if (value !== null && typeof value === 'object') {
    if ('toJSON' in value && typeof value.toJSON === 'function') return canonical(value.toJSON())
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('A fact is not a number')
  return JSON.stringify(value ?? null)
}
