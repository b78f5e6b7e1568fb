import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { Refusal } from '#values/refusal'

/** The components, alive; in development and tests only. */
export default class StyleGuideController {
  async show({ view }: HttpContext) {
    if (app.inProduction) throw new Refusal('not_found', {}, { status: 404 })
    return view.render('flows/style_guide')
  }
}
