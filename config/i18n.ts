import app from '@adonisjs/core/services/app'
import { defineConfig, formatters, loaders } from '@adonisjs/i18n'

/** French first; Arabic and English complete. */
export default defineConfig({
  defaultLocale: 'fr',
  supportedLocales: ['fr', 'ar', 'en'],
  formatter: formatters.icu(),
  loaders: [loaders.fs({ location: app.languageFilesPath() })],
})
