import { test } from '@japa/runner'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { assignRequest } from '#fleet/actions/assign_request'
import { departMission } from '#fleet/actions/depart_mission'
import { returnMission } from '#fleet/actions/return_mission'
import { lateConflicts } from '#fleet/queries/late_before'
import { actWith } from '#tests/support/actors'
import { approvedRequest, someDriver, someVehicle } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

test.group('Fleet | a late return (I12)', (group) => {
  group.teardown(() => clock.release())

  test('more than fifteen minutes late, the next booking of vehicle or driver says so', async ({
    assert,
  }) => {
    clock.freeze('2027-11-09T07:00')
    const desk = await actWith('logistics_officer')
    const [car, other] = [await someVehicle(), await someVehicle()]
    const [driver, second] = [await someDriver(), await someDriver()]
    const morning = await approvedRequest('2027-11-09T08:00', '2027-11-09T10:00')
    const sameCar = await approvedRequest('2027-11-09T11:00', '2027-11-09T12:00')
    const sameDriver = await approvedRequest('2027-11-09T13:00', '2027-11-09T14:00')
    const choices = [
      [morning, car, driver],
      [sameCar, car, second],
      [sameDriver, other, driver],
    ] as const
    for (const [request, vehicle, person] of choices)
      await assignRequest(desk, {
        requestId: request.id,
        vehicleId: vehicle.id,
        driverId: person.id,
      })
    clock.freeze('2027-11-09T08:00')
    await departMission(desk, morning.id, { km: 84_000 })

    const client = await PageClient.signedIn('logistics_officer')
    const said = async (id: number) =>
      (await client.get(`/fleet/requests/${id}`)).text.includes('devait être de retour à 10:00')
    clock.freeze('2027-11-09T10:10')
    assert.isFalse(await said(sameCar.id), 'ten minutes are no conflict yet')
    clock.freeze('2027-11-09T10:20')
    for (const request of [sameCar, sameDriver]) {
      const page = await client.get(`/fleet/requests/${request.id}`)
      assert.include(
        page.text,
        `${car.plate} avec Conducteur N`,
        'the notice names vehicle and driver'
      )
      assert.include(page.text, `(${morning.number}) : 20 min de retard`)
    }
    const listed = await lateConflicts(await loadParameters())
    assert.includeMembers(
      listed.map((conflict) => conflict.number),
      [sameCar.number, sameDriver.number]
    )
    assert.include((await client.get('/')).text, 'véhicule ou conducteur en retard')
    await returnMission(desk, morning.id, { km: 84_020, noFuel: true })
    assert.isFalse(await said(sameCar.id), 'back: no conflict any more')
  })
})
