import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { executeRun } from '#platform/jobs/execution'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { documentAlertsJob } from '#fleet/jobs/document_alerts'
import { personWith } from '#tests/support/actors'
import { someVehicle } from '#tests/support/fleet/fleet'

const act = systemAct('test')

/** The job of a morning, run to its end. */
async function morning(day: string): Promise<void> {
  clock.freeze(`${day}T06:15`)
  const id = await transaction((trx) =>
    enqueue(trx, act, documentAlertsJob, {}, { title: { key: 'fleet.jobs.document_alerts' } })
  )
  await executeRun(id)
}

test.group('Fleet | alerts of papers', (group) => {
  group.teardown(() => clock.release())

  test('60, 30, 15 and 7 days before the day, once each, however often the job runs', async ({
    assert,
  }) => {
    const officer = await personWith('logistics_officer')
    const vehicle = await someVehicle({ insuredTo: '2028-03-31' })
    const said = async () => {
      const rows = await db
        .from('platform_notifications')
        .where('user_id', officer.id)
        .where('url', `/fleet/vehicles/${vehicle.id}`)
        .orderBy('id')
      return rows
        .map((row) => ({ key: row.text_key, params: JSON.parse(row.params) }))
        .filter((row) => row.params.paper.key === 'fleet.documents.insurance')
        .map((row) => `${row.key.split('.').at(-1)} ${row.params.days} ${row.params.on}`)
    }
    await morning('2028-01-30')
    assert.deepEqual(await said(), [], '61 days before: nothing yet')
    for (const day of ['2028-01-31', '2028-01-31', '2028-02-15', '2028-03-01']) await morning(day)
    assert.deepEqual(await said(), ['paper_due 60 31/03/2028', 'paper_due 30 31/03/2028'])
    for (const day of ['2028-03-16', '2028-03-20', '2028-03-24', '2028-03-25']) await morning(day)
    assert.deepEqual((await said()).slice(2), ['paper_due 15 31/03/2028', 'paper_due 7 31/03/2028'])
    for (const day of ['2028-03-31', '2028-04-01', '2028-04-02']) await morning(day)
    assert.deepEqual((await said()).slice(4), ['paper_past 1 31/03/2028'])
  }).timeout(60_000)

  test('a paper entered already near its day is announced at its nearest threshold only', async ({
    assert,
  }) => {
    const vehicle = await someVehicle({ inspectedTo: '2028-05-10' })
    await morning('2028-05-05')
    const rows = await db
      .from('fleet_document_alerts')
      .where({ vehicle_id: vehicle.id, kind: 'inspection' })
    assert.deepEqual(
      rows.map((row) => row.days),
      [7]
    )
  }).timeout(60_000)
})
