import type { DateTime } from 'luxon'
import logger from '@adonisjs/core/services/logger'
import transmit from '@adonisjs/transmit/services/main'
import type { Transaction } from '#platform/transaction'
import { localText } from '#fleet/queries/instants'

/** Channel on which the board of a day learns that it has changed. */
export function boardChannel(day: string): string {
  return `fleet/board/${day}`
}

/** Once the fact is committed, tells every open board of that day to read itself again. */
export function announceBoard(trx: Transaction, at: DateTime): void {
  const day = localText(at).slice(0, 10)
  trx.after('commit', () => {
    try {
      transmit.broadcast(boardChannel(day), { day })
    } catch (error) {
      logger.debug({ err: error }, 'Nobody could be told live')
    }
  })
}
