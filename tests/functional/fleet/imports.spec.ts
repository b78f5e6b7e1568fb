import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import type { ImportDefinition } from '#platform/imports/definition'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImportRecord, readImportRows } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { driverImport } from '#fleet/imports/drivers'
import { fuelImport } from '#fleet/imports/fuel'
import { requestImport } from '#fleet/imports/requests'
import { vehicleImport } from '#fleet/imports/vehicles'

const act = systemAct('test')

/** A file through the engine as a person would send it: guessed mapping, dry run, commit. */
async function importRegister(definition: ImportDefinition, name: string) {
  const bytes = await readFile(app.makePath('database/registers', name))
  const id = await receiveFile(act, definition, { name, bytes })
  const received = await findImportRecord(act, id)
  await executeRun(await startCheck(act, id, received.record.mapping))
  const checked = await findImportRecord(act, id)
  await executeRun(await startCommit(act, id))
  const done = await findImportRecord(act, id)
  const refused = await readImportRows(id, { verdict: 'refused', limit: 500 })
  return { checked: checked.record, done: done.record, refused }
}

/** The fills of an earlier run of this file, so that it may be run again on the same database. */
async function forgetFills(): Promise<void> {
  await db.from('fleet_fuel_anomalies').delete()
  await db.from('fleet_odometer_readings').where('kind', 'fuel').delete()
  await db.from('fleet_fuel_transactions').delete()
}

test.group('Fleet | the registers through the import engine', (group) => {
  group.setup(forgetFills)

  test('vehicles: ten rows refused, 290 in', async ({ assert }) => {
    const { checked, done, refused } = await importRegister(vehicleImport, 'vehicules.csv')
    assert.equal(checked.counts?.total, 300)
    assert.lengthOf(refused, 10)
    assert.equal(done.state, 'done')
    const cards = await db.from('fleet_fuel_cards').count('* as total').first()
    assert.isAtLeast(Number(cards.total), 290)
  }).timeout(120_000)

  test('fuel: repeats are skipped, contradicting amounts refused, anomalies queued', async ({
    assert,
  }) => {
    const { checked, done, refused } = await importRegister(fuelImport, 'carburant-2026-09.csv')
    assert.equal(checked.counts?.total, 1632)
    assert.equal(done.state, 'done')
    assert.isAtLeast(refused.length, 13)
    assert.isBelow(refused.length, 40)
    const kinds = await db
      .from('fleet_fuel_anomalies')
      .groupBy('kind')
      .select('kind')
      .count('* as total')
    const count = (kind: string) => Number(kinds.find((row) => row.kind === kind)?.total ?? 0)
    assert.isAtLeast(count('over_tank'), 20)
    assert.isAtLeast(count('odometer_back'), 13)
    assert.isAtLeast(count('energy'), 10)
  }).timeout(120_000)

  test('requests and drivers, and the same files again change nothing', async ({ assert }) => {
    const requests = await importRegister(requestImport, 'demandes-vehicules-2026-11-24.csv')
    assert.equal(requests.checked.counts?.total, 120)
    assert.equal(requests.done.state, 'done')
    const drivers = await importRegister(driverImport, 'agents.csv')
    assert.equal(drivers.done.state, 'done')
    const sizes = async () => {
      const [vehicles, asked, fills, people] = await Promise.all(
        ['fleet_vehicles', 'fleet_requests', 'fleet_fuel_transactions', 'fleet_drivers'].map(
          (table) => db.from(table).count('* as total').first()
        )
      )
      return [vehicles.total, asked.total, fills.total, people.total].map(Number)
    }
    const before = await sizes()
    assert.isAtLeast(before[3], 400)
    await importRegister(vehicleImport, 'vehicules.csv')
    await importRegister(requestImport, 'demandes-vehicules-2026-11-24.csv')
    await assert.rejects(
      () => importRegister(fuelImport, 'carburant-2026-09.csv'),
      /imports.nothing_accepted/
    )
    assert.deepEqual(await sizes(), before)
  }).timeout(200_000)
})
