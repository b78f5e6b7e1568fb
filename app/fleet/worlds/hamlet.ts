import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { recordCredential } from '#registry/actions/record_credential'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { loadUnits } from '#registry/queries/units'
import { createVehicleIn } from '#fleet/actions/save_vehicle'
import type { VehicleFactsGiven } from '#fleet/actions/save_vehicle'
import { recordDocumentIn } from '#fleet/actions/record_document'
import { registerDriverIn } from '#fleet/actions/register_driver'
import { keepFuelCard } from '#fleet/actions/keep_fuel_card'
import { Vehicle } from '#fleet/models/vehicle'

type Fleet = Pick<
  VehicleFactsGiven,
  | 'plate'
  | 'make'
  | 'model'
  | 'kind'
  | 'energy'
  | 'fiscalPower'
  | 'grossWeightKg'
  | 'tareKg'
  | 'seats'
  | 'tankLitres'
>

const VEHICLES: Fleet[] = [
  {
    plate: 'J100001',
    make: 'Dacia',
    model: 'Logan',
    kind: 'car',
    energy: 'diesel',
    fiscalPower: 6,
    grossWeightKg: 1650,
    tareKg: 1090,
    seats: 5,
    tankLitres: '50',
  },
  {
    plate: 'J100002',
    make: 'Renault',
    model: 'Kangoo',
    kind: 'van',
    energy: 'diesel',
    fiscalPower: 6,
    grossWeightKg: 2000,
    tareKg: 1400,
    seats: 2,
    tankLitres: '60',
  },
  {
    plate: 'J100003',
    make: 'Isuzu',
    model: 'NPR',
    kind: 'truck',
    energy: 'diesel',
    fiscalPower: 11,
    grossWeightKg: 7500,
    tareKg: 3300,
    seats: 3,
    tankLitres: '100',
  },
  {
    plate: '10004|أ|6',
    make: 'Hyundai',
    model: 'H350',
    kind: 'bus',
    energy: 'diesel',
    fiscalPower: 9,
    grossWeightKg: 3500,
    tareKg: 2300,
    seats: 15,
    tankLitres: '75',
  },
]

/** The fleet of the hamlet: one vehicle of each kind with its papers, and a driver for each category. */
export async function seedHamlet(act: Act): Promise<void> {
  if (await Vehicle.query().first()) return
  const parameters = await loadParameters()
  const units = await loadUnits()
  const unitId = units.findUnit('Parc auto')?.id
  if (!unitId) throw new Error('The hamlet has no unit for its fleet')
  const today = clock.today()
  await transaction(async (trx) => {
    for (const [index, facts] of VEHICLES.entries()) {
      const given = {
        ...facts,
        firstUsedOn: '2022-03-01',
        ownership: 'owned' as const,
        unitId,
        monthlyLitres: '200',
        odometerKm: 10_000,
      }
      const vehicle = await createVehicleIn(trx, act, given, parameters)
      await recordDocumentIn(
        trx,
        act,
        vehicle,
        { kind: 'inspection', validFrom: today, validTo: '2031-12-31' },
        parameters
      )
      await recordDocumentIn(
        trx,
        act,
        vehicle,
        { kind: 'insurance', validFrom: '2026-01-01', validTo: '2031-12-31' },
        parameters
      )
      await keepFuelCard(trx, vehicle, `7000000000${index + 1}`)
    }
    const people = [
      { ppr: '1191988', last: 'Berrada', first: 'Rachid', categories: ['B', 'C'] },
      { ppr: '900002', last: 'El Khattabi', first: 'Rachid', categories: ['D'] },
      { ppr: '900003', last: 'Tazi', first: 'Omar', categories: ['B'] },
    ]
    const registered = await registerPartiesIn(
      trx,
      act,
      people.map((person) => ({
        kind: 'person' as const,
        lastNameFr: person.last,
        firstNameFr: person.first,
        roles: ['staff' as const],
        identifiers: [{ kind: 'ppr' as const, value: person.ppr }],
      }))
    )
    for (const [index, person] of people.entries()) {
      const { partyId } = registered[index]
      await registerDriverIn(trx, act, { partyId, unitId, code: person.ppr })
      for (const category of person.categories) {
        await recordCredential(
          act,
          {
            partyId,
            kind: 'driving_licence',
            category,
            validFrom: '2022-01-01',
            validTo: '2031-12-31',
          },
          trx
        )
      }
    }
  })
}
