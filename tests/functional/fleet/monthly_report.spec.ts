import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { executeRun } from '#platform/jobs/execution'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { assignRequest } from '#fleet/actions/assign_request'
import { closeMission } from '#fleet/actions/close_mission'
import { departMission } from '#fleet/actions/depart_mission'
import { keepFuelCard } from '#fleet/actions/keep_fuel_card'
import { recordFills } from '#fleet/actions/record_fills'
import { returnMission } from '#fleet/actions/return_mission'
import type { Vehicle } from '#fleet/models/vehicle'
import { loadCards } from '#fleet/queries/fuel_cards'
import { approvedRequest, at, someDriver, someVehicle } from '#tests/support/fleet/fleet'
import { PageClient } from '#tests/support/page_client'

const act = systemAct('test')
const MONTH = '2027-06'

/** [moment, litres, unit price, amount in centimes, meter] */
type Fill = [string, string, string, number, number]

async function fill(vehicle: Vehicle, card: string, fills: Fill[]): Promise<void> {
  const parameters = await loadParameters()
  await transaction((trx) => keepFuelCard(trx, vehicle, card))
  const cards = await loadCards()
  await transaction(async (trx) => {
    const given = fills.map(([moment, litres, unitPrice, amount, odometer], index) => ({
      card,
      reference: `${card}-${index}`,
      filled_at: at(moment).toISO() as string,
      station: 'Afriquia Anfa',
      city: 'Casablanca',
      product: 'diesel',
      litres,
      unit_price: unitPrice,
      amount,
      odometer,
      driver_code: null,
      plate: vehicle.plate,
    }))
    await recordFills(trx, act, given, cards, parameters)
  })
}

async function drive(vehicle: Vehicle, day: string, out: number, back: number): Promise<void> {
  clock.freeze(`${day}T08:00`)
  const driver = await someDriver()
  const request = await approvedRequest(`${day}T09:00`, `${day}T11:00`)
  await assignRequest(act, { requestId: request.id, vehicleId: vehicle.id, driverId: driver.id })
  clock.freeze(`${day}T09:05`)
  await departMission(act, request.id, { km: out, overrideReason: 'essai' })
  clock.freeze(`${day}T10:50`)
  await returnMission(act, request.id, { km: back, noFuel: true })
  await closeMission(act, request.id, { signedBy: 'N. Conducteur' })
}

/** What the rows of the database add up to, counted without any of the program's queries. */
async function recount() {
  const [[fuel]] = await db.rawQuery(
    `select count(*) as fills, sum(litres) as litres, sum(amount_minor) as amount
     from fleet_fuel_transactions
     where convert_tz(filled_at, '+00:00', ?) like ?`,
    [offset(), `${MONTH}-%`]
  )
  const [[trips]] = await db.rawQuery(
    `select count(*) as missions, sum(in_km - out_km) as km from fleet_log_lines where day_on like ?`,
    [`${MONTH}-%`]
  )
  return { fuel, trips }
}

const offset = () => at(`${MONTH}-15T12:00`).toFormat('ZZ')

test.group('Fleet | the month of every vehicle as a workbook', (group) => {
  group.teardown(() => clock.release())

  test('its totals are the rows of trips and fills, month’s edges included', async ({ assert }) => {
    const [first, second, idle] = [
      await someVehicle({ odometerKm: 80_000 }),
      await someVehicle({ odometerKm: 80_000 }),
      await someVehicle(),
    ]
    const serial = String(Date.now() % 1_000_000)
    await drive(first, '2027-06-03', 84_000, 84_061)
    await drive(first, '2027-06-10', 84_063, 84_090)
    await drive(second, '2027-06-30', 84_000, 84_017)
    await drive(second, '2027-07-01', 84_020, 84_500)
    clock.freeze('2027-07-02T09:00')
    await fill(first, `9${serial}`, [
      ['2027-05-31T23:59', '40.00', '11.40', 45_600, 83_990],
      ['2027-06-01T00:00', '33.33', '11.37', 37_896, 83_995],
      ['2027-06-20T18:30', '41.27', '11.41', 47_089, 84_400],
    ])
    await fill(second, `8${serial}`, [
      ['2027-06-30T23:59', '27.95', '11.38', 31_807, 84_019],
      ['2027-07-01T00:00', '20.00', '11.38', 22_760, 84_019],
    ])

    const client = await PageClient.signedIn('fleet_chief')
    const asked = await client.submit('/fleet/reports', { month: MONTH })
    const runId = Number(/\/jobs\/(\d+)/.exec(asked.url)?.[1])
    await executeRun(runId)
    const file = await client.download(`/jobs/${runId}/files/parc-${MONTH}.xlsx`)
    assert.equal(file.status, 200)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.bytes as never)
    const [summary, raw, provenance] = workbook.worksheets
    const rows = (sheet: ExcelJS.Worksheet) =>
      Array.from({ length: sheet.rowCount - 2 }, (_, index) =>
        (sheet.getRow(index + 2).values as ExcelJS.CellValue[]).slice(1)
      )
    const sum = (all: ExcelJS.CellValue[][], column: number) =>
      Number(all.reduce((total, row) => total + Number(row[column] ?? 0), 0).toFixed(2))

    const { fuel, trips } = await recount()
    assert.isAtLeast(Number(fuel.fills), 3)
    const [vehicles, fills] = [rows(summary), rows(raw)]
    assert.equal(fills.length, Number(fuel.fills))
    assert.equal(sum(vehicles, 4), Number(trips.missions))
    assert.equal(sum(vehicles, 5), Number(trips.km))
    assert.equal(sum(vehicles, 7), Number(fuel.fills))
    assert.equal(sum(vehicles, 8), Number(fuel.litres))
    assert.equal(sum(vehicles, 9), Number(fuel.amount) / 100)
    assert.equal(sum(fills, 6), Number(fuel.litres))
    assert.equal(sum(fills, 8), Number(fuel.amount) / 100)

    // the total line adds up the same cells
    const last = summary.lastRow!
    assert.equal(last.getCell(6).result, Number(trips.km))
    assert.equal(last.getCell(10).result, Number(fuel.amount) / 100)
    assert.match(String(last.getCell(10).formula), /^SUM\(J2:J\d+\)$/)

    // one vehicle by hand: two trips of 61 and 27 km, 74.60 L, 849.85 DH over 84 400 − 83 995 km
    const own = vehicles.find((row) => row[0] === first.plate)!
    assert.deepEqual(own.slice(4, 10), [2, 88, 405, 2, 74.6, 849.85])
    assert.equal(own[10], 18.42)
    assert.equal(own[11], 2.1)
    assert.isUndefined(vehicles.find((row) => row[0] === idle.plate))
    assert.include(JSON.stringify(provenance.getSheetValues()), MONTH)
  }).timeout(60_000)

  test('in Arabic the sheet reads from the right and names units in Arabic', async ({ assert }) => {
    const vehicle = await someVehicle()
    await drive(vehicle, '2027-08-03', 84_000, 84_010)
    const client = await PageClient.signedIn('fleet_chief', { locale: 'ar' })
    const asked = await client.submit('/fleet/reports', { month: '2027-08' })
    const runId = Number(/\/jobs\/(\d+)/.exec(asked.url)?.[1])
    await executeRun(runId)
    const file = await client.download(`/jobs/${runId}/files/parc-2027-08.xlsx`)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.bytes as never)
    const [summary] = workbook.worksheets
    assert.isTrue(summary.views[0].rightToLeft)
    const unit = await db.from('registry_units').where('id', vehicle.unitId).firstOrFail()
    assert.include(JSON.stringify(summary.getSheetValues()), unit.name_ar)
  }).timeout(60_000)

  test('who may not see reports gets neither the page nor the job', async ({ assert }) => {
    const client = await PageClient.signedIn('service_head')
    assert.equal(await client.status('GET', '/fleet/reports'), 403)
    assert.equal(await client.status('POST', '/fleet/reports'), 403)
  })
})
