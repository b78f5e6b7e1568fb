import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { readiness } from '#platform/health/checks'
import { metrics } from '#platform/health/metrics'

const PRIVATE = /^(::1|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::ffff:127\.)/

/** What supervisors and Prometheus ask, answered before anything that needs a session: Redis may be away. */
export default class HealthMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    if (!['GET', 'HEAD'].includes(request.method())) return next()
    switch (request.url()) {
      case '/health/live':
        return response.send({ live: true })
      case '/health/ready': {
        const verdict = await readiness()
        return response.status(verdict.ready ? 200 : 503).send(verdict)
      }
      case '/metrics':
        if (!PRIVATE.test(request.ip())) return response.status(404).send('')
        response.header('content-type', metrics.contentType)
        return response.send(await metrics.metrics())
      default:
        return next()
    }
  }
}
