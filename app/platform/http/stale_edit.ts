import { Refusal } from '#values/refusal'

interface Versioned {
  lockVersion: number
}

/**
 * Refuses an edit made on an older state of the record: somebody saved in between. The form comes back with
 * what was typed, and the page below it shows what the record now holds.
 */
export function refuseStale(record: Versioned, seen: number | undefined): void {
  if (seen !== undefined && seen !== record.lockVersion) {
    throw new Refusal('platform.stale_edit', { seen, now: record.lockVersion }, { status: 409 })
  }
}
