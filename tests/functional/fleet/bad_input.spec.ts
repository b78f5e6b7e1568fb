import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { assignRequest } from '#fleet/actions/assign_request'
import { PageClient } from '#tests/support/page_client'
import { approvedRequest, someDriver, someVehicle, unitId } from '#tests/support/fleet/fleet'

const act = systemAct('test')

test.group('Fleet | bad input', (group) => {
  group.each.setup(() => clock.freeze('2027-11-02T07:30'))
  group.teardown(() => clock.release())

  test('a request whose window is reversed or endless keeps what was typed', async ({ assert }) => {
    const client = await PageClient.signedIn('service_head')
    await client.get('/fleet/requests/new')
    const form = {
      unitId: String(await unitId()),
      purpose: 'Visite du marché',
      priority: 'normal',
      kindWanted: 'car',
      startsAt: '2027-11-03T10:00',
      endsAt: '2027-11-03T09:00',
      pickup: 'Anfa',
      destination: 'Sbata',
      passengers: '2',
      loadKg: '0',
    }
    const reversed = await client.submit('/fleet/requests', form)
    assert.include(
      reversed.text,
      'La fin (03/11/2027 09:00) n’est pas après le début (03/11/2027 10:00)'
    )
    assert.include(reversed.html, 'value="Visite du marché"')
    const endless = await client.submit('/fleet/requests', { ...form, endsAt: '2099-11-03T09:00' })
    assert.include(endless.text, 'dure au plus 12 mois')
    const negative = await client.submit('/fleet/requests', { ...form, passengers: '-1' })
    assert.include(negative.text, 'Au moins 0')
    assert.notInclude(negative.text, 'The form')
  })

  test('a request whose hours are over holds nothing any more', async ({ assert }) => {
    const request = await approvedRequest('2027-11-02T08:00', '2027-11-02T09:00')
    const choice = {
      requestId: request.id,
      vehicleId: (await someVehicle()).id,
      driverId: (await someDriver(['B'])).id,
    }
    clock.freeze('2027-11-02T09:00')
    await assert.rejects(() => assignRequest(act, choice), /request_over/)
    clock.freeze('2027-11-02T08:59')
    await assignRequest(act, choice)
  })

  test('papers, licences and seats: the choice comes back with its sentence', async ({
    assert,
  }) => {
    const client = await PageClient.signedIn('logistics_officer')
    const lapsing = await someVehicle({ inspectedTo: '2027-11-04' })
    const [car, driver, trucker] = [
      await someVehicle(),
      await someDriver(['B']),
      await someDriver(['C']),
    ]
    const long = await approvedRequest('2027-11-03T09:00', '2027-11-05T11:00', {
      permitNumber: 'AS-1',
    })
    const many = await approvedRequest('2027-11-02T08:00', '2027-11-02T09:00', { passengers: 8 })
    const choose = async (requestId: number, vehicleId: number, driverId: number) => {
      await client.get(`/fleet/requests/${requestId}?vehicle=${vehicleId}&all=1`)
      const form = { vehicleId: String(vehicleId), driverId: String(driverId) }
      return client.submit(`/fleet/requests/${requestId}/assignments`, form)
    }
    const expired = await choose(long.id, lapsing.id, driver.id)
    assert.include(
      expired.text,
      `${long.number} : Contrôle technique de ${lapsing.plate} échu le 04/11/2027, avant la fin de mission le 05/11/2027`
    )
    assert.include(expired.url, `?vehicle=${lapsing.id}&all=1`)
    const category = await choose(long.id, car.id, trucker.id)
    assert.include(category.text, `${car.plate} exige le permis B`)
    assert.include(category.text, 'a C. Choisissez un autre conducteur')
    const seats = await choose(many.id, car.id, driver.id)
    assert.include(
      seats.text,
      `${many.number} : 8 passagers, mais 4 places hors conducteur dans ${car.plate}`
    )
    assert.match(
      seats.html,
      new RegExp(`name="driverId" value="${driver.id}" required checked`),
      'the driver chosen is still chosen'
    )
    for (const request of [long, many]) {
      const row = await db.from('fleet_requests').where('id', request.id).firstOrFail()
      assert.equal(row.state, 'approved')
    }
  })

  test('meters, litres and the workshop at departure and return', async ({ assert }) => {
    const client = await PageClient.signedIn('logistics_officer')
    const [car, driver] = [await someVehicle(), await someDriver(['B'])]
    const request = await approvedRequest('2027-11-02T08:00', '2027-11-02T09:00')
    await assignRequest(act, { requestId: request.id, vehicleId: car.id, driverId: driver.id })
    const path = `/fleet/requests/${request.id}`
    await client.get(path)
    clock.freeze('2027-11-02T08:05')
    const below = await client.submit(`${path}/departures`, { km: '83000' })
    assert.include(below.text, `${car.plate} : 83000 km est inférieur aux 84000 km du registre`)
    assert.include(below.html, 'value="83000"')
    const early = await client.submit(`${path}/no-shows`, { reason: 'personne' })
    assert.include(early.text, 'se constate à partir de 08:30 (30 min')
    await client.submit(`${path}/departures`, { km: '84002' })
    clock.freeze('2027-11-02T08:50')
    const back = await client.submit(`${path}/returns`, { km: '84001' })
    assert.include(
      back.text,
      `${car.plate} : 84001 km contredit le relevé de 84002 km du 02/11/2027 08:05`
    )
    for (const fuelLitres of ['abc', '-5']) {
      const litres = await client.submit(`${path}/returns`, { km: '84010', fuelLitres })
      assert.include(litres.html, `value="${fuelLitres}"`)
      assert.notInclude(litres.text, 'Le retour est enregistré')
    }
    const workshop = await client.submit(`${path}/returns`, { km: '84010', toWorkshop: '1' })
    assert.include(workshop.text, `pour envoyer ${car.plate} à l’atelier, dire les défauts`)
    const row = await db.from('fleet_requests').where('id', request.id).firstOrFail()
    assert.equal(row.state, 'departed')
    const done = await client.submit(`${path}/returns`, {
      km: '84010',
      fuelLitres: '12,50',
      defects: 'Frein avant',
      toWorkshop: '1',
    })
    assert.include(done.text, 'Le retour est enregistré')
    assert.include(done.text, '12,50 L')
    const unsigned = await client.submit(`${path}/closures`, { signedBy: '' })
    assert.notInclude(unsigned.text, 'La mission est close')
  })

  test('the register refuses weights, plates and days that cannot be', async ({ assert }) => {
    const client = await PageClient.signedIn('fleet_chief')
    const [known, driver] = [await someVehicle(), await someDriver(['B'])]
    await client.get('/fleet/vehicles/new')
    const form = {
      plate: 'J777001',
      make: 'Dacia',
      model: 'Logan',
      kind: 'car',
      energy: 'diesel',
      fiscalPower: '6',
      grossWeightKg: '1650',
      tareKg: '1090',
      seats: '5',
      tankLitres: '50',
      firstUsedOn: '2022-01-01',
      ownership: 'owned',
      unitId: String(await unitId()),
    }
    const register = (change: Record<string, string>) =>
      client.submit('/fleet/vehicles', { ...form, ...change })
    const heavy = await register({ grossWeightKg: '1000' })
    assert.include(heavy.text, 'J777001 : la tare (1090 kg) dépasse le PTC (1000 kg)')
    assert.include(heavy.html, 'value="J777001"')
    assert.include(
      (await register({ plate: known.plate })).text,
      `La plaque ${known.plate} est déjà au registre`
    )
    assert.include((await register({ plate: '???' })).text, '« ??? » n’est pas une plaque')
    assert.include(
      (await register({ firstUsedOn: '2031-01-01' })).text,
      'du 01/01/2031 est dans l’avenir'
    )

    const request = await approvedRequest('2027-11-22T08:00', '2027-11-22T09:00')
    await assignRequest(act, { requestId: request.id, vehicleId: known.id, driverId: driver.id })
    const path = `/fleet/vehicles/${known.id}`
    await client.get(path)
    const reversed = { kind: 'insurance', validFrom: '2027-01-01', validTo: '2026-01-01' }
    assert.include(
      (await client.submit(`${path}/documents`, reversed)).text,
      'finirait le 01/01/2026, avant de commencer le 01/01/2027'
    )
    const stop = {
      kind: 'workshop',
      reason: 'freins',
      startsAt: '2027-11-22T07:00',
      expectedEndAt: '2027-11-23T09:00',
    }
    assert.include(
      (await client.submit(`${path}/stops`, stop)).text,
      `${known.plate} est tenu par ${request.number}`
    )
    assert.include(
      (await client.submit(`${path}/retirements`, { on: '2027-11-10', reason: 'PV 12' })).text,
      `${known.plate} est tenu par l’ordre OM-2027`
    )
  })
})
