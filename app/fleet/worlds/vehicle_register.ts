import type { Act } from '#platform/act'
import { addDays, addYears, isCivilDate } from '#values/civil_date'
import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { loadUnits } from '#registry/queries/units'
import { createVehicleIn } from '#fleet/actions/save_vehicle'
import { keepFuelCard } from '#fleet/actions/keep_fuel_card'
import { recordDocumentIn } from '#fleet/actions/record_document'
import { stopIn } from '#fleet/actions/stop_vehicle'
import { Vehicle } from '#fleet/models/vehicle'
import type { VehicleKind } from '#fleet/models/vehicle'
import { plateKey } from '#fleet/rules/plates'
import { day, decimal, readRegister } from '#fleet/worlds/registers'
import type { RegisterRow } from '#fleet/worlds/registers'

export const KINDS: Record<string, VehicleKind> = {
  'VL': 'car',
  'utilitaire': 'van',
  'camion': 'truck',
  'engin': 'machine',
  'transport personnel': 'bus',
}

const REPAIRS = [
  'Freins',
  'Embrayage',
  'Boîte de vitesses',
  'Vidange et filtres',
  'Pneumatiques',
  'Courroie de distribution',
  'Vérin de benne',
  'Batterie',
  'Échappement',
]

/** The register of vehicles; rows that an import would refuse (a plate twice, a day that does not exist) are left out. */
export async function seedVehicleRegister(act: Act): Promise<void> {
  const parameters = await loadParameters()
  const units = await loadUnits()
  const seen = new Set<string>()
  const register = await readRegister('vehicules.csv')
  const rows = register.filter((row) => {
    const key = plateKey(row.immatriculation)
    const known = seen.has(key)
    seen.add(key)
    return (
      !known && isCivilDate(day(row.premiere_mise_en_circulation)) && units.findUnit(row.service)
    )
  })
  for (let start = 0; start < rows.length; start += 50) {
    await transaction(async (trx) => {
      for (const row of rows.slice(start, start + 50)) {
        const vehicle = await createVehicleIn(
          trx,
          act,
          factsOf(row, units.findUnit(row.service)?.id ?? 0),
          parameters
        )
        const visited = renewed(row.dernier_controle_technique, 1)
        if (visited)
          await recordDocumentIn(
            trx,
            act,
            vehicle,
            { kind: 'inspection', validFrom: visited },
            parameters
          )
        const insured = renewed(row.assurance_fin, 0)
        if (insured) {
          const policy = {
            kind: 'insurance' as const,
            issuer: 'Police flotte communale',
            validFrom: addDays(addYears(insured, -1), 1),
            validTo: insured,
          }
          await recordDocumentIn(trx, act, vehicle, policy, parameters)
        }
        if (vehicle.ownership === 'owned' && vehicle.id % 9 !== 0) {
          const today = clock.today()
          const inJanuary = `${today.slice(0, 4)}-01-${String((vehicle.id % 28) + 1).padStart(2, '0')}`
          const paidOn = inJanuary <= today ? inJanuary : addYears(inJanuary, -1)
          await recordDocumentIn(
            trx,
            act,
            vehicle,
            { kind: 'road_tax', validFrom: paidOn },
            parameters
          )
        }
        if (row.carte_carburant) await keepFuelCard(trx, vehicle, row.carte_carburant)
      }
    })
  }
  await sendToWorkshop(act)
}

/** The day of a yearly paper, which `lasts` so many years from it; one that lapsed over two months ago was renewed meanwhile. */
function renewed(cell: string, lasts: number): CivilDate | null {
  let on = day(cell)
  const patience = addDays(clock.today(), -60)
  while (on && addYears(on, lasts) < patience) on = addYears(on, 1)
  return on
}

function factsOf(row: RegisterRow, unitId: number) {
  return {
    plate: row.immatriculation,
    make: row.marque,
    model: row.modele,
    kind: KINDS[row.genre],
    energy: row.energie === 'essence' ? ('petrol' as const) : ('diesel' as const),
    fiscalPower: Number(row.puissance_fiscale),
    grossWeightKg: Number(row.ptc_kg),
    tareKg: Number(row.tare_kg),
    seats: Number(row.places),
    tankLitres: decimal(row.reservoir_l),
    firstUsedOn: day(row.premiere_mise_en_circulation) ?? '',
    ownership: row.mode === 'LLD' ? ('leased' as const) : ('owned' as const),
    lessor: row.loueur || null,
    unitId,
    monthlyLitres: decimal(row.dotation_mensuelle_l),
    odometerKm: Number(row.compteur_km),
  }
}

/** One vehicle in thirty is being repaired. */
async function sendToWorkshop(act: Act): Promise<void> {
  const vehicles = await Vehicle.query().orderBy('id')
  const broken = vehicles.filter((vehicle) => vehicle.id % 31 === 5)
  const today = clock.now().startOf('day')
  await transaction(async (trx) => {
    for (const [index, vehicle] of broken.entries()) {
      await stopIn(trx, act, vehicle, {
        kind: 'workshop',
        startsAt: today.minus({ days: (index % 4) + 1 }).set({ hour: 9 }),
        expectedEndAt: today.plus({ days: (index % 5) + 1 }).set({ hour: 16 }),
        reason: REPAIRS[index % REPAIRS.length],
      })
    }
  })
}
