import { test } from '@japa/runner'
import { closeBrowser, pageAs, seriousFaults } from '#tests/support/browser'
import { approvedRequest, someDriver, someVehicle } from '#tests/support/fleet/fleet'

test.group('Fleet | the dispatch desk in a browser', (group) => {
  group.teardown(() => closeBrowser())

  test('an officer serves a request from the board, and finds it on the Gantt', async ({
    assert,
  }) => {
    const vehicle = await someVehicle({ model: 'Duster' })
    await someDriver(['B'])
    const request = await approvedRequest('2027-05-04T09:00', '2027-05-04T11:00')
    const page = await pageAs('logistics_officer')
    await page.goto('/fleet/board?on=2027-05-04')
    assert.deepEqual(await seriousFaults(page), [])
    await page.locator('.waiting a', { hasText: request.number ?? '' }).click()
    await page.waitForURL(/\/fleet\/requests\/\d+$/)
    await page.goto(`/fleet/requests/${request.id}?vehicle=${vehicle.id}`)
    assert.deepEqual(await seriousFaults(page), [])
    await page.locator('#drivers button').last().click()
    await page.waitForSelector('text=OM-')
    await page.goto('/fleet/board?on=2027-05-04')
    await page.waitForSelector(`.bar-block.reserved[title*="${request.number}"]`)
    await page.context().close()
  })

  test('in Arabic the board reads from right to left and the plate keeps its order', async ({
    assert,
  }) => {
    const page = await pageAs('logistics_officer', { locale: 'ar' })
    await page.goto('/fleet/board?on=2027-05-04')
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    assert.include(await page.locator('h1').innerText(), 'توزيع السيارات')
    assert.deepEqual(await seriousFaults(page), [])
    await page.context().close()
  })
})
