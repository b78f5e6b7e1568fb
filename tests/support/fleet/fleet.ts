import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { systemAct } from '#platform/act'
import { ZONE } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { recordCredential } from '#registry/actions/record_credential'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { createRequest } from '#fleet/actions/create_request'
import type { RequestFacts } from '#fleet/actions/create_request'
import { approveRequest } from '#fleet/actions/decide_request'
import { registerDriverIn } from '#fleet/actions/register_driver'
import { recordDocumentIn } from '#fleet/actions/record_document'
import { createVehicleIn } from '#fleet/actions/save_vehicle'
import type { VehicleFactsGiven } from '#fleet/actions/save_vehicle'
import type { Vehicle } from '#fleet/models/vehicle'
import type { VehicleRequest } from '#fleet/models/vehicle_request'

let serial = (process.pid % 900) * 100

const act = systemAct('test')

export const at = (text: string): DateTime => DateTime.fromISO(text, { zone: ZONE })

export async function unitId(code = 'DST-VOI'): Promise<number> {
  const unit = await db.from('registry_units').where('code', code).firstOrFail()
  return unit.id
}

/** A car with its papers until 2030, unless said otherwise. */
export async function someVehicle(
  facts: Partial<VehicleFactsGiven> & { insuredTo?: string; inspectedTo?: string } = {}
): Promise<Vehicle> {
  serial += 1
  const parameters = await loadParameters()
  const unit = facts.unitId ?? (await unitId())
  return transaction(async (trx) => {
    const given = {
      plate: `J${800_000 + serial}`,
      make: 'Dacia',
      model: 'Logan',
      kind: 'car' as const,
      energy: 'diesel' as const,
      fiscalPower: 6,
      grossWeightKg: 1650,
      tareKg: 1090,
      seats: 5,
      tankLitres: '50',
      firstUsedOn: '2022-01-01',
      ownership: 'owned' as const,
      odometerKm: 84_000,
      ...facts,
      unitId: unit,
    }
    const vehicle = await createVehicleIn(trx, act, given, parameters)
    const insured = {
      kind: 'insurance' as const,
      validFrom: '2026-01-01',
      validTo: facts.insuredTo ?? '2030-12-31',
    }
    await recordDocumentIn(trx, act, vehicle, insured, parameters)
    const inspected = {
      kind: 'inspection' as const,
      validFrom: '2026-01-01',
      validTo: facts.inspectedTo ?? '2030-12-31',
    }
    await recordDocumentIn(trx, act, vehicle, inspected, parameters)
    return vehicle
  })
}

/** A driver with these categories, valid until 2030 unless said otherwise. */
export async function someDriver(
  categories = ['B'],
  validTo = '2030-12-31'
): Promise<{ id: number; partyId: number; ppr: string }> {
  serial += 1
  const ppr = String(5_000_000 + serial)
  return transaction(async (trx) => {
    const [{ partyId }] = await registerPartiesIn(trx, act, [
      {
        kind: 'person',
        lastNameFr: 'Conducteur',
        firstNameFr: `N${serial}`,
        roles: ['staff'],
        identifiers: [{ kind: 'ppr', value: ppr }],
      },
    ])
    const { driver } = await registerDriverIn(trx, act, { partyId, code: ppr })
    for (const category of categories) {
      await recordCredential(
        act,
        { partyId, kind: 'driving_licence', category, validFrom: '2020-01-01', validTo },
        trx
      )
    }
    return { id: driver.id, partyId, ppr }
  })
}

/** An approved request between two instants of the town hall. */
export async function approvedRequest(
  from: string,
  to: string,
  facts: Partial<RequestFacts> = {}
): Promise<VehicleRequest> {
  const request = await createRequest(act, {
    unitId: await unitId(),
    purpose: 'Visite de chantier',
    priority: 'normal',
    kindWanted: 'car',
    startsAt: at(from),
    endsAt: at(to),
    pickup: 'Anfa',
    destination: 'Sidi Moumen',
    passengers: 2,
    loadKg: 0,
    ...facts,
  })
  return approveRequest(act, request.id)
}
