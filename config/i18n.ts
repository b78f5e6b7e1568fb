import app from '@adonisjs/core/services/app'
import { defineConfig, loaders } from '@adonisjs/i18n'
import type { LoaderFactory } from '@adonisjs/i18n/types'
import { KeptMessages } from '#platform/messages'
import { frenchSpaces } from '#values/text'

const files = loaders.fs({ location: app.languageFilesPath() })

/** The files as they are written; French with the spaces that nobody types. */
const texts: LoaderFactory = (config) => ({
  async load() {
    const factory = await files.resolver(app)
    const translations = await factory(config).load()
    for (const [key, text] of Object.entries(translations.fr ?? {}))
      translations.fr[key] = frenchSpaces(text)
    return translations
  },
})

/** French first; Arabic and English complete. */
export default defineConfig({
  defaultLocale: 'fr',
  supportedLocales: ['fr', 'ar', 'en'],
  formatter: () => new KeptMessages(),
  loaders: [texts],
})
