import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type Transaction = TransactionClientContract

/** How often a piece of work is tried: a deadlock is known at once, a lock waited for takes seconds. */
const ATTEMPTS: Record<string, number> = { ER_LOCK_DEADLOCK: 12, ER_LOCK_WAIT_TIMEOUT: 5 }

/** The same form sent twice at once: on its second try the later one finds what the earlier wrote. */
const SENT_TWICE = 2

/**
 * Runs a piece of work in one database transaction: all of it or nothing. A deadlock or a lock that
 * took too long is tried again from the start, so `work` must do nothing outside `trx` that it
 * could not do twice.
 */
export async function transaction<Result>(
  work: (trx: Transaction) => Promise<Result>
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((trx) => work(trx))
    } catch (error) {
      if (attempt >= attemptsFor(error as DatabaseError)) throw error
      const pause = attempt * 15 + Math.random() * attempt * 30
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

interface DatabaseError {
  code?: string
  sqlMessage?: string
}

function attemptsFor({ code = '', sqlMessage = '' }: DatabaseError): number {
  if (code === 'ER_DUP_ENTRY' && sqlMessage.includes('request_key')) return SENT_TWICE
  return ATTEMPTS[code] ?? 1
}
