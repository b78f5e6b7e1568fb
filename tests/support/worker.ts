import db from '@adonisjs/lucid/services/db'
import { ApplicationProcess } from '#tests/support/application_process'
import type { Environment } from '#tests/support/application_process'
import { until } from '#tests/support/until'

export { until }

/** A real worker process on the test database. */
export class WorkerProcess extends ApplicationProcess {
  /** Starts one and waits until it is at work. */
  static async start(environment: Environment = {}): Promise<WorkerProcess> {
    const worker = new WorkerProcess(['ace.js', 'worker:start'], environment)
    await worker.said('The worker is at work')
    return worker
  }
}

/** The run once it is over. */
export async function endedRun(id: number, patience = 90_000): Promise<Record<string, never>> {
  const find = () => db.from('platform_job_runs').where('id', id).first()
  let row = await find()
  await until(
    async () => {
      row = await find()
      return ['done', 'failed', 'cancelled'].includes(row.state)
    },
    patience,
    () => row
  )
  return row
}
