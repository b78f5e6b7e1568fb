import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { Refusal } from '#values/refusal'
import OfficialDocument from '#documents/models/official_document'
import { readCode } from '#documents/verification/code'

/** Enough for a counter that checks a pile; too few to find a code by trying. */
const CHECKS = { requests: 40, duration: '5 mins' } as const

/**
 * The public page that says whether a document is the commune's: number, kind, date, amount, fingerprint and
 * state. It shows no person, no reason and no record.
 */
export default class VerificationsController {
  async index({ request, response, view }: HttpContext) {
    const typed = String(request.input('code', '')).trim()
    if (typed)
      return response.redirect().toPath(`/v/${encodeURIComponent(readCode(typed) ?? typed)}`)
    return view.render('documents/verifications/index')
  }

  async show({ params, request, response, view }: HttpContext) {
    const checks = limiter.use(CHECKS)
    const key = `verification:${request.ip()}`
    const allowed = await checks.attempt(key, () => true)
    if (!allowed) {
      const minutes = Math.ceil((await checks.availableIn(key)) / 60)
      throw new Refusal('documents.too_many_checks', { minutes }, { status: 429 })
    }
    const code = readCode(String(params.code))
    const document = code ? await OfficialDocument.findBy('code', code) : null
    response.header('cache-control', 'no-store')
    response.header('x-robots-tag', 'noindex')
    if (!document) {
      response.status(404)
      return view.render('documents/verifications/unknown', {
        typed: String(params.code).slice(0, 20),
      })
    }
    return view.render('documents/verifications/show', { document })
  }
}
