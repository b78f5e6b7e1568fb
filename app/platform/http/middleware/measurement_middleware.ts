import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { requestSeconds } from '#platform/health/metrics'

/** Times every request by its route, never by its address: addresses carry names and numbers. */
export default class MeasurementMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const end = requestSeconds.startTimer()
    try {
      await next()
    } finally {
      end({
        method: ctx.request.method(),
        route: ctx.route?.pattern ?? 'none',
        status: String(ctx.response.getStatus()),
      })
    }
  }
}
