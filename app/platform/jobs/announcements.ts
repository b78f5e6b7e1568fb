import logger from '@adonisjs/core/services/logger'
import transmit from '@adonisjs/transmit/services/main'

export interface RunNews {
  id: number
  state: string
  done?: number
  total?: number
}

/** Tells the person's open pages how a run goes. Pages without live updates read the run row instead. */
export function announceRun(userId: number | null, news: RunNews): void {
  announce(userId, 'runs', { ...news })
}

/** Sends to one person's open pages; losing a message loses nothing but a second. */
export function announce(
  userId: number | null,
  topic: string,
  payload: Record<string, unknown>
): void {
  if (userId === null) return
  try {
    transmit.broadcast(`users/${userId}/${topic}`, payload as never)
  } catch (error) {
    logger.debug({ err: error }, 'Nobody could be told live')
  }
}
