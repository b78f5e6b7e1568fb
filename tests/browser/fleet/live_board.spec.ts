import { test } from '@japa/runner'
import type { Page } from 'playwright-core'
import { WebProcess } from '#tests/support/application_process'
import { closeBrowser, pageAs } from '#tests/support/browser'
import { approvedRequest, someDriver, someVehicle } from '#tests/support/fleet/fleet'

const DAY = '2027-05-11'

/** Opens the board of the day, waits until it listens, and marks the page so that a reload would show. */
async function openBoard(page: Page): Promise<void> {
  const listening = page.waitForResponse((answer) => answer.url().includes('__transmit/subscribe'))
  await page.goto(`/fleet/board?on=${DAY}`)
  await listening
  await page.evaluate('window.neverReloaded = true')
}

test.group('Fleet | the board live between two officers', (group) => {
  let webs: WebProcess[] = []
  group.setup(async () => {
    webs = await Promise.all([WebProcess.start(), WebProcess.start()])
  })
  group.teardown(async () => {
    await closeBrowser()
    await Promise.all(webs.map((web) => web.stop()))
  })

  test('one assigns on one web process, the other sees it on the other without reloading', async ({
    assert,
  }) => {
    const [vehicle, driver] = [await someVehicle({ model: 'Kangoo' }), await someDriver(['B'])]
    const request = await approvedRequest(`${DAY}T09:00`, `${DAY}T11:00`)
    const [watching, assigning] = [
      await pageAs('logistics_officer', { address: webs[0].address }),
      await pageAs('fleet_chief', { address: webs[1].address, locale: 'ar' }),
    ]
    await openBoard(watching)
    const bar = watching.locator(`.bar-block.reserved[title*="${request.number}"]`)
    const waiting = watching.locator('.waiting a', { hasText: request.number ?? '' })
    assert.equal(await bar.count(), 0)
    assert.equal(await waiting.count(), 1)

    await assigning.goto(`/fleet/requests/${request.id}?vehicle=${vehicle.id}&all=1`)
    await assigning.locator(`#drivers input[value="${driver.id}"]`).check()
    await assigning.locator('#drivers button').last().click()
    await assigning.waitForSelector('text=OM-')

    await bar.waitFor({ timeout: 10_000 })
    assert.equal(await waiting.count(), 0)
    assert.isTrue(await watching.evaluate('window.neverReloaded'))
    assert.include(await watching.locator('.page-head .row').first().innerText(), 'réservé')

    // and back: the watcher takes the vehicle away, the other one's board shows it
    await openBoard(assigning)
    const arabicBar = assigning.locator(`.bar-block.reserved[title*="${request.number}"]`)
    await arabicBar.waitFor()
    await watching.goto(`/fleet/requests/${request.id}`)
    await watching.locator('details.move summary', { hasText: 'Retirer l’affectation' }).click()
    await watching.fill('#reason-release', 'véhicule demandé ailleurs')
    await watching.getByRole('button', { name: 'Retirer l’affectation' }).click()
    await watching.waitForSelector('text=L’affectation est retirée')
    await arabicBar.waitFor({ state: 'detached', timeout: 10_000 })
    assert.isTrue(await assigning.evaluate('window.neverReloaded'))
  }).timeout(120_000)

  test('a departure and its return pass before the eyes of the other officer', async ({
    assert,
  }) => {
    const watching = await pageAs('logistics_officer', { address: webs[1].address })
    const [vehicle, driver] = [await someVehicle(), await someDriver(['B'])]
    const request = await approvedRequest(`${DAY}T12:00`, `${DAY}T13:00`)
    const acting = await pageAs('fleet_chief', { address: webs[0].address })
    await acting.goto(`/fleet/requests/${request.id}?vehicle=${vehicle.id}&all=1`)
    await acting.locator(`#drivers input[value="${driver.id}"]`).check()
    await acting.locator('#drivers button').last().click()
    await acting.waitForSelector('text=OM-')
    await openBoard(watching)
    const state = (tone: string) =>
      watching
        .locator(`.bar-block.${tone}[title*="${request.number}"]`)
        .waitFor({ timeout: 10_000 })
    await state('reserved')

    // leaving today, long before its day, holds the vehicle from now on: the head of the fleet says why
    await acting.fill('#km', '84001')
    await acting.fill('#overrideReason', 'départ avancé')
    await acting.getByRole('button', { name: 'Enregistrer le départ' }).click()
    await acting.waitForSelector('text=Le départ est enregistré')
    await state('out')
    await acting.fill('#km', '84030')
    await acting.getByRole('button', { name: 'Enregistrer le retour' }).click()
    await acting.waitForSelector('text=Le retour est enregistré')
    await watching
      .locator('#list tr', { hasText: request.number ?? '' })
      .filter({ hasText: 'Rentrée' })
      .waitFor({ timeout: 10_000 })
    assert.isTrue(await watching.evaluate('window.neverReloaded'))
  }).timeout(120_000)
})
