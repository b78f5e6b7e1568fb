import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { amountGap } from '#fleet/imports/fuel_amounts'
import { decimal, moment, readRegister } from '#fleet/worlds/registers'
import { mayBePlate, plateKey, readPlate } from '#fleet/rules/plates'
import { fuelAnomalies } from '#fleet/rules/fuel_anomalies'
import { seedParameters } from '#platform/settings/definition'
import { fleetSettings } from '#fleet/settings'
import { Money } from '#values/money'

test.group('Fleet | the registers as they arrive', () => {
  test('vehicles: four repeats of one plate and six days that do not exist', async ({ assert }) => {
    const rows = await readRegister('vehicules.csv')
    assert.lengthOf(rows, 300)
    assert.equal(new Set(rows.map((row) => plateKey(row.immatriculation))).size, 296)
    assert.isTrue(
      rows.every((row) =>
        ['civil', 'local_authority'].includes(readPlate(row.immatriculation).kind)
      )
    )
    assert.lengthOf(
      rows.filter((row) => row.premiere_mise_en_circulation === '12/14/2020'),
      6
    )
    assert.isTrue(rows.every((row) => Number(row.tare_kg) <= Number(row.ptc_kg)))
  })

  test('fuel: Windows-1252, damaged plates still agree with their card, thirteen amounts contradict', async ({
    assert,
  }) => {
    const bytes = await readFile(app.makePath('database/registers/carburant-2026-09.csv'))
    assert.include(bytes.toString('utf8'), '\uFFFD')
    const rows = await readRegister('carburant-2026-09.csv')
    const register = await readRegister('vehicules.csv')
    const cards = new Map(register.map((row) => [row.carte_carburant, row.immatriculation]))
    assert.isTrue(
      rows.every((row) => mayBePlate(row.immatriculation, cards.get(row.numero_carte) ?? ''))
    )
    assert.isTrue(rows.some((row) => row.immatriculation.includes('?')))
    assert.equal(rows.length - new Set(rows.map((row) => row.transaction)).size, 6)
    const contradicts = rows.filter(
      (row) =>
        amountGap(
          {
            litres: decimal(row.litres),
            unitPrice: decimal(row.prix_unitaire),
            amountMinor: Money.ofDirhams(decimal(row.montant)).minor,
          },
          '0.05'
        ).contradicts
    )
    assert.isTrue(
      contradicts.every(
        (row) =>
          Number(decimal(row.montant)) >
          1.2 * Number(decimal(row.litres)) * Number(decimal(row.prix_unitaire))
      )
    )
    assert.isAtLeast(contradicts.length, 13)
  })

  test('every planted anomaly is listed: over the tank, meter going back, other product', async ({
    assert,
  }) => {
    const register = await readRegister('vehicules.csv')
    const vehicles = new Map(register.map((row) => [row.carte_carburant, row]))
    const fills = Map.groupBy(
      await readRegister('carburant-2026-09.csv'),
      (row) => row.numero_carte
    )
    const parameters = seedParameters(fleetSettings)
    const found = new Set<string>()
    const planted = new Set<string>()
    for (const [card, rows] of fills) {
      const vehicle = vehicles.get(card)!
      const { value } = fuelAnomalies(
        {
          tankLitres: vehicle.reservoir_l,
          energy: vehicle.energie,
          odometerFloor: Number(vehicle.compteur_km),
        },
        rows.map((row) => ({
          transaction: row.transaction,
          at: moment(row.date_heure).toISO() ?? '',
          litres: decimal(row.litres),
          product: row.produit,
          odometer: Number(row.compteur),
        })),
        parameters
      )
      for (const one of value) found.add(`${one.transaction} ${one.kind}`)
      let highest = Number(vehicle.compteur_km)
      for (const row of rows) {
        if (Number(decimal(row.litres)) > 1.05 * Number(vehicle.reservoir_l))
          planted.add(`${row.transaction} over_tank`)
        if (row.produit !== vehicle.energie) planted.add(`${row.transaction} energy`)
        if (Number(row.compteur) < highest) planted.add(`${row.transaction} odometer_back`)
        highest = Math.max(highest, Number(row.compteur))
      }
    }
    assert.isAbove(planted.size, 40)
    assert.deepEqual(
      [...planted].filter((one) => !found.has(one)),
      []
    )
  })
})
