import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { closeDeeds, openDeeds } from '#tests/functional/platform/lists/deeds'
import { closeBrowser, pageAs } from '#tests/support/browser'
import { faultsOfPage, listenForErrors } from '#tests/support/page_faults'

test.group('Lists | in Chromium', (group) => {
  group.setup(async () => {
    await openDeeds()
    const role = await db.from('platform_roles').where('key', 'administrator').firstOrFail()
    await db
      .table('platform_role_permissions')
      .multiInsert(
        ['deeds.view', 'deeds.amounts'].map((permission) => ({ role_id: role.id, permission }))
      )
    await db.table('trial_deeds').multiInsert(
      Array.from({ length: 60 }, (_, index) => ({
        number: `D-${String(index + 1).padStart(5, '0')}`,
        owner: index % 3 === 0 ? 'بنجلون محمد' : 'El Amrani Khadija',
        search_text: index % 3 === 0 ? 'بنجلون محمد' : 'el amrani khadija',
        arrondissement_id: (index % 2) + 1,
        area: index,
        due_minor: index * 1000,
        due_on: '2026-03-15',
        state: index % 4 === 0 ? 'paid' : 'due',
      }))
    )
  })
  group.teardown(async () => {
    await closeDeeds()
    await db.from('platform_role_permissions').where('permission', 'like', 'deeds.%').delete()
    await closeBrowser()
  })

  for (const locale of ['fr', 'ar'] as const) {
    test(`in ${locale} nothing serious, nothing spills, in every shape of the list`, async ({
      assert,
    }) => {
      const page = await pageAs('administrator', { locale })
      const errors = listenForErrors(page)
      const faults: string[] = []
      for (const address of [
        '',
        '?add=place&f=state:in:due',
        '?add=due_on',
        '?group=state',
        '?q=zzzz',
      ])
        faults.push(...(await faultsOfPage(page, `/trial/deeds${address}`, { locale, errors })))
      assert.deepEqual(faults, [])
      await page.context().close()
    })
  }

  for (const locale of ['fr', 'ar'] as const) {
    test(`on paper every column of a list is there, in ${locale}`, async ({ assert }) => {
      // A4 less its margins, at 96 dots an inch
      const page = await pageAs('hr_chief', { locale, width: 702, height: 1000 })
      await page.goto('/hr/agents')
      await page.emulateMedia({ media: 'print' })
      const cut = await page.evaluate<string[]>(`[...document.querySelectorAll('main th')]
        .filter((cell) => {
          const { left, right } = cell.getBoundingClientRect()
          return left < -1 || right > document.documentElement.clientWidth + 1
        })
        .map((cell) => cell.textContent.trim())`)
      assert.isAbove(await page.locator('main th').count(), 5)
      assert.deepEqual(cut, [])
      await page.context().close()
    })
  }

  test('the keyboard moves, chooses, and all of the page at once', async ({ assert }) => {
    const page = await pageAs('administrator')
    await page.goto('/trial/deeds')
    for (const key of ['j', 'j', 'x', 'j', 'x', 'k']) await page.keyboard.press(key)
    assert.equal(await page.locator('input[name="keys"]:checked').count(), 2)
    assert.include(await page.locator('[data-chosen]').textContent(), '2')
    await page.locator('[data-all]').check()
    assert.equal(await page.locator('input[name="keys"]:checked').count(), 50)
    await page.keyboard.press('/')
    await page.keyboard.type('amrani')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=amrani/)
    assert.include(await page.locator('h1').textContent(), '40')
    await page.context().close()
  })

  test('a filter is added from the toolbar and taken away', async ({ assert }) => {
    const page = await pageAs('administrator')
    await page.goto('/trial/deeds')
    await page.getByText('+ Filtre').click()
    await page.locator('.list-menu a', { hasText: 'Reste dû' }).click()
    await page.waitForURL(/add=due/)
    await page.selectOption('select[name="add_operator"]', 'between')
    await page.fill('input[name="add_value"]', '100')
    await page.fill('input[name="add_until"]', '200,00')
    await page.locator('.list-filter button').click()
    await page.waitForURL(/f=/)
    assert.include(await page.locator('h1').textContent(), '11')
    await page.getByLabel('Retirer le filtre Reste dû').click()
    await page.waitForURL((url) => !url.search.includes('f='))
    assert.include(await page.locator('h1').textContent(), '60')
    await page.context().close()
  })
})
