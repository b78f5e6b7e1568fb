import type { DateTime } from 'luxon'
import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import { loadUnits } from '#registry/queries/units'
import { createRequest } from '#fleet/actions/create_request'
import { approveRequest } from '#fleet/actions/decide_request'
import type { VehicleRequest } from '#fleet/models/vehicle_request'
import { localText } from '#fleet/queries/instants'
import { moment, readRegister } from '#fleet/worlds/registers'
import type { RegisterRow } from '#fleet/worlds/registers'
import { KINDS } from '#fleet/worlds/vehicle_register'

const PRIORITIES: Record<string, VehicleRequest['priority']> = {
  normale: 'normal',
  urgente: 'urgent',
  secours: 'emergency',
}

const PURPOSES: Record<string, string[]> = {
  Voirie: [
    'Relevé des nids-de-poule',
    'Transport d’enrobés',
    'Visite de chantier',
    'Pose de signalisation',
  ],
  Propreté: [
    'Contrôle de la collecte',
    'Enlèvement de dépôts sauvages',
    'Inspection des bacs',
    'Transport de l’équipe de balayage',
  ],
  Hygiène: [
    'Inspection d’établissements',
    'Campagne de désinsectisation',
    'Prélèvements d’eau',
    'Visite d’un abattoir',
  ],
  DRH: [
    'Visite médicale des agents',
    'Transport d’agents en formation',
    'Remise de dossiers à la wilaya',
  ],
}

/** The requests of 24 November 2026 as the services sent them, approved and waiting for the desk. */
export async function seedRequestRegister(act: Act): Promise<void> {
  const rows = await readRegister('demandes-vehicules-2026-11-24.csv')
  const requests = await requestsOf(rows)
  await transaction(async (trx) => {
    for (const [index, facts] of requests.entries()) {
      const request = await createRequest(act, facts, trx)
      request.useTransaction(trx).sourceNumber =
        `${localText(facts.startsAt).slice(0, 10)} ${rows[index].numero}`
      await request.save()
      await approveRequest(act, request.id, trx)
    }
  })
}

/** The rows of the sheet as requests; `shift` moves them to another day. Rows that end before they start are left out. */
export async function requestsOf(
  rows: RegisterRow[],
  shift: (at: DateTime) => DateTime = (at) => at
) {
  const units = await loadUnits()
  return rows
    .filter((row) => moment(row.fin) > moment(row.debut) && units.findUnit(row.service))
    .map((row, index) => {
      const purposes = PURPOSES[row.service] ?? ['Mission de service']
      return {
        unitId: units.findUnit(row.service)?.id ?? 0,
        purpose: purposes[index % purposes.length],
        priority: PRIORITIES[row.priorite],
        kindWanted: KINDS[row.genre_souhaite],
        startsAt: shift(moment(row.debut)),
        endsAt: shift(moment(row.fin)),
        pickup: row.depart,
        destination: row.destination,
        passengers: Number(row.passagers),
        loadKg: Number(row.charge_kg),
      }
    })
}
