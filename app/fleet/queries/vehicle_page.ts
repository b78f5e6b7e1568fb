import db from '@adonisjs/lucid/services/db'
import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { clock } from '#platform/clock'
import { blockedBy } from '#fleet/queries/board'
import { inspectionDue } from '#fleet/rules/inspections'
import { requiredLicence } from '#fleet/rules/licences'
import { VehicleDocument } from '#fleet/models/vehicle_document'
import type { Vehicle } from '#fleet/models/vehicle'

/** What the page of a vehicle shows beside its columns. */
export async function vehiclePage(vehicle: Vehicle, parameters: Parameters) {
  const [unit, documents, stops, fills, anomalies, lines, missions, card, meters] =
    await Promise.all([
      db.from('registry_units').where('id', vehicle.unitId).firstOrFail(),
      VehicleDocument.query().where('vehicleId', vehicle.id).orderBy('validFrom', 'desc').limit(20),
      db
        .from('fleet_vehicle_stops')
        .where('vehicle_id', vehicle.id)
        .orderBy('starts_at', 'desc')
        .limit(8),
      db
        .from('fleet_fuel_transactions')
        .where('vehicle_id', vehicle.id)
        .orderBy('filled_at', 'desc')
        .limit(8),
      db
        .from('fleet_fuel_anomalies')
        .where({ vehicle_id: vehicle.id, state: 'open' })
        .count('* as total')
        .first(),
      db
        .from('fleet_log_lines as l')
        .leftJoin('fleet_assignments as a', 'a.id', 'l.assignment_id')
        .leftJoin('fleet_drivers as d', 'd.id', 'a.driver_id')
        .leftJoin('registry_parties as p', 'p.id', 'd.party_id')
        .where('l.vehicle_id', vehicle.id)
        .orderBy('l.out_at', 'desc')
        .limit(8)
        .select('l.*', 'p.name_ar as driver_name_ar'),
      db
        .from('fleet_assignments as a')
        .join('fleet_requests as r', 'r.id', 'a.request_id')
        .join('fleet_drivers as d', 'd.id', 'a.driver_id')
        .join('registry_parties as p', 'p.id', 'd.party_id')
        .where('a.vehicle_id', vehicle.id)
        .whereIn('a.state', ['reserved', 'out'])
        .orderBy('a.starts_at')
        .limit(8)
        .select('a.starts_at', 'a.ends_at', 'a.state', 'r.id', 'r.number', 'r.destination')
        .select('p.name_fr as driver_name', 'p.name_ar as driver_name_ar'),
      db.from('fleet_fuel_cards').where('vehicle_id', vehicle.id).whereNull('valid_to').first(),
      db
        .from('fleet_meter_replacements')
        .where('vehicle_id', vehicle.id)
        .orderBy('replaced_at', 'desc'),
    ])
  const lastVisit = documents.find((document) => document.kind === 'inspection')
  const subject = {
    useClass: vehicle.useClass,
    firstUsedOn: vehicle.firstUsedOn,
    lastVisitOn: lastVisit?.validFrom ?? null,
    leased: vehicle.ownership === 'leased',
  }
  return {
    unit,
    documents,
    stops,
    fills,
    lines,
    missions,
    meters,
    card: card?.number ?? null,
    openAnomalies: Number(anomalies.total),
    blocked: blockedBy(
      {
        insurance_to: vehicle.insuranceTo,
        inspection_to: vehicle.inspectionTo,
        inspection_exempt: Number(vehicle.inspectionExempt),
      },
      clock.today()
    ),
    stopped: stops.find((stop) => !stop.ended_at && stop.starts_at <= clock.now().toJSDate()),
    inspection: inspectionDue(subject, clock.today(), parameters),
    licence: requiredLicence(vehicle, clock.today(), parameters),
    roadTaxExplained: storedOf(
      documents.find((document) => document.kind === 'road_tax')?.explanation
    ),
  }
}

function storedOf(text: string | null | undefined): Pick<Explained<unknown>, 'steps'> | null {
  return text ? (JSON.parse(text) as Pick<Explained<unknown>, 'steps'>) : null
}
