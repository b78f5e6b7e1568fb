import type { Run } from '#platform/jobs/run'

export type QueueName = 'imports' | 'documents' | 'exports' | 'rolls' | 'mail' | 'maintenance'

export const QUEUES: readonly QueueName[] = [
  'imports',
  'documents',
  'exports',
  'rolls',
  'mail',
  'maintenance',
]

/**
 * Work done apart from the page. `handle` may be started again at any time, on any machine, after
 * having been killed anywhere: it reads `run.checkpoint`, and moves it in the transaction of each piece.
 */
export interface JobDefinition<Payload = unknown> {
  name: string
  queue: QueueName
  cancellable?: boolean
  /** How often a failure is tried again; 3 unless said. A Refusal is never tried again. */
  attempts?: number
  /** Cron pattern in the town hall's zone, for scheduled work; the payload is then `{}`. */
  schedule?: string
  handle: (payload: Payload, run: Run) => Promise<void>
}

export function defineJob<Payload>(job: JobDefinition<Payload>): JobDefinition<Payload> {
  return job
}
