import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { executeRun } from '#platform/jobs/execution'
import { closePlots, openPlots, plotImport } from '#tests/functional/platform/imports/plots'
import { closeBrowser, pageAs, seriousFaults } from '#tests/support/browser'

const FILE = [
  'titre_foncier;arrondissement;superficie_m2;zone;type_redevable;nom_ou_raison_sociale',
  '1/B;Anfa;12,5;équipée;PP;Alaoui',
  '2/B;Atlantide;12,5;équipée;PP;Tazi',
  '3/B;AIN-CHOCK;1 250;faible;PP;=1+1',
].join('\r\n')

test.group('Imports | in Chromium', (group) => {
  group.setup(async () => {
    await openPlots()
    const role = await db.from('platform_roles').where('key', 'administrator').firstOrFail()
    await db
      .table('platform_role_permissions')
      .insert({ role_id: role.id, permission: 'trial.import' })
    const keys = ['title', ...plotImport.fields.map((field) => `fields.${field.key}`)]
    const texts = Object.fromEntries(keys.map((key) => [`imports.trial.${key}`, key]))
    for (const locale of ['fr', 'ar']) {
      Object.assign(i18nManager.getTranslationsFor(locale), texts)
    }
  })
  group.teardown(async () => {
    await closePlots()
    await db.from('platform_role_permissions').where('permission', 'trial.import').delete()
    await closeBrowser()
  })

  for (const [locale, width] of [
    ['fr', 1366],
    ['ar', 390],
  ] as const) {
    test(`from the upload to the last row in ${locale} at ${width}`, async ({ assert }) => {
      await db.from('trial_plots').delete()
      const page = await pageAs('administrator', { locale, width })
      const sound = async (step: string) => {
        const faults = await seriousFaults(page)
        assert.deepEqual(faults, [], step)
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        assert.isAtMost(Number(overflow), 0, `${step} is wider than the screen`)
      }
      await page.goto('/imports/create?import=trial.plots')
      await sound('upload')
      await page.setInputFiles('input[type="file"]', {
        name: 'terrains.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(FILE),
      })
      await page.locator('form[action="/imports"] button').click()
      await page.waitForURL(/imports\/\d+$/)
      await sound('mapping')
      await page.locator('form[action$="/checks"] button').click()
      await page.waitForSelector('live-run')
      const id = Number(new URL(page.url()).pathname.split('/').at(-1))
      const record = await db.from('platform_imports').where('id', id).firstOrFail()
      await executeRun(Number(record.check_run_id))
      await page.reload()
      assert.include(await page.locator('main').textContent(), 'Atlantide')
      await sound('verdicts')
      await page.locator('form[action$="/commits"] button').click()
      await page.waitForSelector('live-run')
      const committing = await db.from('platform_imports').where('id', id).firstOrFail()
      await executeRun(Number(committing.commit_run_id))
      await page.reload()
      await sound('done')
      assert.lengthOf(await db.from('trial_plots'), 2)
      await page.goto('/imports')
      await sound('index')
      await page.context().close()
    })
  }
})
