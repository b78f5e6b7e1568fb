import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class WorkerStart extends BaseCommand {
  static commandName = 'worker:start'
  static description = 'Execute jobs, dispatch the outbox and seal the journal'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  async run() {
    const { Worker } = await import('#platform/jobs/worker')
    // Files and notices carry addresses: only a web server makes the routes known by name on its own.
    const { default: router } = await import('@adonisjs/core/services/router')
    router.commit()
    const worker = new Worker()
    this.app.terminating(() => worker.stop())
    await worker.start()
  }
}
