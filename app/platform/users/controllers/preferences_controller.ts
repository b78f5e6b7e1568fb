import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { LOCALES } from '#platform/http/middleware/locale_middleware'

const preferencesValidator = vine.create({
  locale: vine.enum(LOCALES).optional(),
  theme: vine.enum(['auto', 'light', 'dark'] as const).optional(),
})

/** Language and light: kept with the person, and in the browser for the next sign-in. */
export default class PreferencesController {
  async update({ request, response, auth }: HttpContext) {
    const preferences = await request.validateUsing(preferencesValidator)
    if (preferences.locale) {
      response.plainCookie('idara-locale', preferences.locale, {
        maxAge: '365d',
        httpOnly: true,
        sameSite: 'lax',
      })
    }
    if (preferences.theme) {
      response.plainCookie('idara-theme', preferences.theme, {
        maxAge: '365d',
        httpOnly: true,
        sameSite: 'lax',
      })
    }
    if (auth.user) await auth.user.merge(preferences).save()
    return response.redirect().withQs().back()
  }
}
