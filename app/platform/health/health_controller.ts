import type { HttpContext } from '@adonisjs/core/http'
import { readiness } from '#platform/health/checks'
import { metrics } from '#platform/health/metrics'

export default class HealthController {
  /** The process answers. */
  live({ response }: HttpContext) {
    return response.send({ live: true })
  }

  /** The process can serve people. */
  async ready({ response }: HttpContext) {
    const verdict = await readiness()
    return response.status(verdict.ready ? 200 : 503).send(verdict)
  }

  /** For Prometheus; only asked from this machine or a private network. */
  async metrics({ request, response }: HttpContext) {
    if (!/^(::1|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::ffff:127\.)/.test(request.ip())) {
      return response.status(404).send('')
    }
    response.header('content-type', metrics.contentType)
    return response.send(await metrics.metrics())
  }
}
