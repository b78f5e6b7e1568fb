import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { credentialsOf } from '#registry/queries/credentials'
import type { MissionOrderFacts } from '#fleet/documents/mission_order'
import { shownInstant } from '#fleet/documents/mission_order'
import { localText } from '#fleet/queries/instants'

/** What the mission order of an assignment says; `addressOf` gives the page that confirms a code. Refuses `fleet.no_mission_order` when it has none. */
export async function missionOrderFacts(
  assignmentId: number,
  addressOf: (code: string) => string
): Promise<MissionOrderFacts> {
  const row = await db
    .from('fleet_assignments as a')
    .join('fleet_requests as r', 'r.id', 'a.request_id')
    .join('fleet_vehicles as v', 'v.id', 'a.vehicle_id')
    .join('fleet_drivers as d', 'd.id', 'a.driver_id')
    .join('registry_parties as p', 'p.id', 'd.party_id')
    .join('registry_units as u', 'u.id', 'r.unit_id')
    .where('a.id', assignmentId)
    .select(
      'a.order_number',
      'a.override_reason',
      'a.created_at as assigned_at',
      'r.*',
      'v.plate',
      'v.make',
      'v.model',
      'v.licence_category'
    )
    .select(
      'd.code',
      'd.party_id',
      'p.name_fr',
      'p.name_ar',
      'u.name_fr as unit_fr',
      'u.name_ar as unit_ar'
    )
    .first()
  if (!row?.order_number)
    throw new Refusal('fleet.no_mission_order', { id: assignmentId }, { status: 404 })
  const official = await db
    .from('documents_official')
    .where({ kind: 'fleet.mission_order', number: row.order_number })
    .first()
  const credentials = await credentialsOf([row.party_id])
  return {
    number: row.order_number,
    issuedOn: localText(row.assigned_at).slice(0, 10),
    request: row.number,
    service: { fr: row.unit_fr, ar: row.unit_ar },
    purpose: row.purpose,
    driver: {
      fr: row.name_fr,
      ar: row.name_ar ?? '',
      code: row.code ?? '—',
      licence: credentials.get(row.party_id)?.categories.join(', ') ?? '',
    },
    vehicle: { plate: row.plate, name: `${row.make} ${row.model}`, licence: row.licence_category },
    from: shownInstant(localText(row.starts_at)),
    to: shownInstant(localText(row.ends_at)),
    pickup: row.pickup,
    destination: row.destination,
    passengers: row.passengers,
    loadKg: row.load_kg,
    outsideCommune: Boolean(row.outside_commune),
    permit: row.permit_number,
    override: row.override_reason,
    verification: official
      ? { address: addressOf(official.code), fingerprint: official.fingerprint }
      : null,
  }
}
