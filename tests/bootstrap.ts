import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import type { Config } from '@japa/runner/types'

export const plugins: Config['plugins'] = [assert(), apiClient(), pluginAdonisJS(app)]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = { setup: [], teardown: [] }

const NEEDS_DATABASE = ['functional', 'scenarios', 'browser']

/** Suites above `unit` run on the real database and Redis, migrated and seeded with the hamlet. */
export const configureSuite: Config['configureSuite'] = (suite) => {
  if (!NEEDS_DATABASE.includes(suite.name)) return
  suite.setup(async () => {
    const { prepareHamlet } = await import('#tests/support/hamlet')
    await prepareHamlet()
  })
  suite.setup(async () => {
    const { answerNowhere } = await import('#flows/nowhere')
    answerNowhere()
  })
  suite.setup(() => testUtils.httpServer().start())
  suite.teardown(async () => {
    const { closeBrowser } = await import('#tests/support/browser')
    await closeBrowser()
  })
}
