import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { ZONE } from '#platform/clock'
import { personWith } from '#tests/support/actors'
import { closeBrowser, pageAs, pageOf, seriousFaults } from '#tests/support/browser'
import { someDriver, someVehicle, unitId } from '#tests/support/fleet/fleet'

/** A moment of the town hall as a form takes it, minutes from now. */
const moment = (minutes: number) =>
  DateTime.now().setZone(ZONE).plus({ minutes }).toFormat("yyyy-MM-dd'T'HH:mm")

test.group('Fleet | a mission in a browser', (group) => {
  group.teardown(() => closeBrowser())

  test('asked, approved, served, driven from a phone, closed and printed', async ({ assert }) => {
    const scope = { kind: 'unit' as const, id: await unitId('DST-VOI') }
    const [car, driver] = [await someVehicle({ model: 'Duster' }), await someDriver(['B'])]

    // the service asks; its own head may not approve it, another one does
    const asking = await pageAs('service_head', { scope })
    await asking.goto('/fleet/requests/new')
    assert.deepEqual(await seriousFaults(asking), [])
    await asking.fill('#purpose', 'Relevé des nids-de-poule')
    await asking.fill('#startsAt', moment(5))
    await asking.fill('#endsAt', moment(1))
    await asking.fill('#pickup', 'Sidi Othmane')
    await asking.fill('#destination', 'Sbata')
    await asking.fill('#permitNumber', 'AS-2026-0118')
    await asking.getByRole('button', { name: 'Envoyer la demande' }).click()
    await asking.waitForSelector('text=n’est pas après le début')
    assert.equal(await asking.inputValue('#purpose'), 'Relevé des nids-de-poule')
    await asking.fill('#endsAt', moment(125))
    await asking.getByRole('button', { name: 'Envoyer la demande' }).click()
    await asking.waitForURL(/\/fleet\/requests\/\d+$/)
    const path = new URL(asking.url()).pathname
    assert.equal(await asking.getByRole('button', { name: 'Approuver' }).count(), 0)
    const head = await pageAs('service_head', { scope })
    await head.goto(path)
    await head.getByRole('button', { name: 'Approuver' }).click()
    await head.waitForSelector('text=est approuvée')

    // the desk chooses among what may go, and the order is printed
    const desk = await pageAs('logistics_officer')
    await desk.goto(`${path}?vehicle=${car.id}&all=1`)
    await desk.locator(`#drivers input[value="${driver.id}"]`).check()
    await desk.getByRole('button', { name: 'Affecter' }).click()
    await desk.waitForSelector('text=Affecté : ordre de mission OM-')
    assert.deepEqual(await seriousFaults(desk), [])
    const order = await desk
      .locator('.page-head a', { hasText: 'Ordre de mission' })
      .getAttribute('href')
    assert.equal((await desk.request.get(order!)).headers()['content-type'], 'application/pdf')

    // the driver takes it out from a phone, with the meter under the eyes
    const person = await personWith('driver')
    await db.from('platform_users').where('id', person.id).update({ staff_number: driver.ppr })
    const phone = await pageOf(person.email, { width: 390, height: 844 })
    await phone.goto('/fleet/own-missions')
    assert.deepEqual(await seriousFaults(phone), [])
    const meter = phone.locator('input[name="km"]')
    await meter.fill('83990')
    await phone.getByRole('button', { name: 'Enregistrer le départ' }).click()
    await phone.waitForSelector('text=83990 km est inférieur aux 84000 km du registre')
    assert.equal(await meter.inputValue(), '83990')
    await meter.fill('84003')
    await phone.getByRole('button', { name: 'Enregistrer le départ' }).click()
    await phone.waitForSelector('text=Le départ est enregistré')
    await phone.locator('input[name="km"]').fill('84050')
    await phone.locator('input[name="fuelLitres"]').fill('12,5')
    await phone.getByRole('button', { name: 'Enregistrer le retour' }).click()
    await phone.waitForSelector('text=Le retour est enregistré')

    // the desk closes; the line stands in the log book of the vehicle
    await desk.goto(path)
    await desk.getByRole('button', { name: 'Clore la mission' }).click()
    await desk.waitForSelector('text=la ligne du carnet est figée')
    assert.include(await desk.locator('main').innerText(), '47 km')
    await desk.goto(`/fleet/vehicles/${car.id}`)
    assert.include(await desk.locator('main').innerText(), 'Relevé des nids-de-poule')
    for (const paper of [
      `/fleet/vehicles/${car.id}/log-book`,
      `/fleet/dispatch-sheets/${moment(0).slice(0, 10)}`,
    ])
      assert.equal((await desk.request.get(paper)).headers()['content-type'], 'application/pdf')
  }).timeout(120_000)

  test('in Arabic an emergency leaves at once and is approved afterwards', async ({ assert }) => {
    const scope = { kind: 'unit' as const, id: await unitId('DST-VOI') }
    const [car, driver] = [await someVehicle(), await someDriver(['B'])]
    const desk = await pageAs('logistics_officer', { locale: 'ar' })
    await desk.goto('/fleet/requests/new')
    await desk.selectOption('#unitId', String(scope.id))
    await desk.fill('#purpose', 'انهيار جدار')
    await desk.selectOption('#priority', 'emergency')
    await desk.fill('#startsAt', moment(-5))
    await desk.fill('#endsAt', moment(115))
    await desk.fill('#pickup', 'أنفا')
    await desk.fill('#destination', 'سيدي مومن')
    await desk.getByRole('button', { name: 'إرسال الطلب' }).click()
    await desk.waitForURL(/\/fleet\/requests\/\d+$/)
    const path = new URL(desk.url()).pathname
    await desk.goto(`${path}?vehicle=${car.id}&all=1`)
    assert.equal(await desk.locator('html').getAttribute('dir'), 'rtl')
    await desk.locator(`#drivers input[value="${driver.id}"]`).check()
    await desk.fill('#km', '84001')
    await desk.fill('#reason', 'جدار على الطريق')
    await desk.getByRole('button', { name: 'الخروج للنجدة' }).click()
    await desk.waitForSelector('text=سجل الانطلاق')
    await desk.waitForSelector('text=خروج للنجدة: يجب الموافقة عليه قبل')
    assert.equal(await desk.getByRole('button', { name: 'موافقة لاحقة' }).count(), 0)
    assert.deepEqual(await seriousFaults(desk), [])

    const head = await pageAs('service_head', { scope, locale: 'ar', width: 390, height: 844 })
    await head.goto(path)
    await head.getByRole('button', { name: 'موافقة لاحقة' }).click()
    await head.waitForSelector('text=داخل الأجل')
    assert.deepEqual(await seriousFaults(head), [])
  }).timeout(120_000)
})
