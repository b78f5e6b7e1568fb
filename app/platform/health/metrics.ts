import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import db from '@adonisjs/lucid/services/db'

export const metrics = new Registry()

collectDefaultMetrics({ register: metrics })

export const requestSeconds = new Histogram({
  name: 'idara_request_seconds',
  help: 'Time to answer a request, by route',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  registers: [metrics],
})

new Gauge({
  name: 'idara_job_runs',
  help: 'Job runs by state and queue',
  labelNames: ['state', 'queue'],
  registers: [metrics],
  async collect() {
    this.reset()
    const rows = await db
      .from('platform_job_runs')
      .whereIn('state', ['queued', 'running', 'failed'])
      .groupBy('state', 'queue')
      .select('state', 'queue')
      .count('* as total')
    for (const row of rows) this.set({ state: row.state, queue: row.queue }, Number(row.total))
  },
})
