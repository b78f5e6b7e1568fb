import { formatCivilDate } from '#values/civil_date'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { defineImport } from '#platform/imports/definition'
import type { Outcome } from '#platform/imports/definition'
import { unitLookup } from '#registry/queries/lookups'
import { createRequest } from '#fleet/actions/create_request'
import { VehicleRequest } from '#fleet/models/vehicle_request'
import type { VehicleKind } from '#fleet/models/vehicle'
import { localText } from '#fleet/queries/instants'

const REASONS = 'fleet.imports.requests.reasons'

/** Requests that services send as a sheet; each enters as submitted, for its head of service to approve. */
export const requestImport = defineImport({
  name: 'fleet.requests',
  permission: 'fleet.requests.import',
  fields: [
    { key: 'number', type: 'identifier', required: true, maxLength: 20, aliases: ['numero', 'n°'] },
    { key: 'starts_at', type: 'datetime', required: true, aliases: ['debut', 'départ prévu'] },
    { key: 'ends_at', type: 'datetime', required: true, aliases: ['fin', 'retour prévu'] },
    {
      key: 'pickup',
      type: 'text',
      required: true,
      maxLength: 160,
      aliases: ['depart', 'lieu de départ'],
    },
    { key: 'destination', type: 'text', required: true, maxLength: 160 },
    {
      key: 'kind',
      type: 'choice',
      required: true,
      aliases: ['genre_souhaite', 'genre'],
      choices: {
        car: ['VL', 'voiture'],
        van: ['utilitaire', 'fourgonnette'],
        truck: ['camion'],
        machine: ['engin'],
        bus: ['transport personnel', 'minibus'],
      },
    },
    { key: 'passengers', type: 'integer', required: true, min: '0', aliases: ['passagers'] },
    { key: 'load_kg', type: 'integer', required: true, min: '0', aliases: ['charge_kg', 'charge'] },
    {
      key: 'priority',
      type: 'choice',
      required: true,
      aliases: ['priorite'],
      choices: {
        normal: ['normale'],
        urgent: ['urgente', 'urgent'],
        emergency: ['secours', 'urgence vitale'],
      },
    },
    { key: 'unit', type: 'lookup', required: true, aliases: ['service', 'structure'] },
    { key: 'purpose', type: 'text', maxLength: 300, aliases: ['objet', 'motif'] },
  ],
  lookups: { unit: unitLookup },
  key: (row) => sourceNumber(row),
  resultRoute: 'fleet.requests.index',
  context: async () => ({ seats: await seatsByKind() }),
  judge: async (rows, _act, { seats }) => {
    for (const row of rows) {
      const { values } = row
      if (values.ends_at <= values.starts_at) {
        row.refuse('ends_at', `${REASONS}.ends_before_start`, {
          from: shown(values.starts_at),
          to: shown(values.ends_at),
        })
      }
      const most = seats.get(values.kind)
      if (most !== undefined && values.passengers > most - 1) {
        row.warn('passengers', `${REASONS}.more_than_seats`, {
          passengers: values.passengers,
          most: most - 1,
        })
      }
    }
  },
  commit: async (trx, act, rows) => {
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      const source = sourceNumber(values)
      if (await VehicleRequest.query({ client: trx }).where('sourceNumber', source).first()) {
        outcomes.push('unchanged')
        continue
      }
      const facts = {
        unitId: values.unit,
        purpose: values.purpose ?? `${values.pickup} → ${values.destination}`,
        priority: values.priority as VehicleRequest['priority'],
        kindWanted: values.kind as VehicleKind,
        startsAt: DateTime.fromISO(values.starts_at),
        endsAt: DateTime.fromISO(values.ends_at),
        pickup: values.pickup,
        destination: values.destination,
        passengers: values.passengers,
        loadKg: values.load_kg,
      }
      const request = await createRequest(act, facts, trx)
      request.useTransaction(trx).sourceNumber = source
      await request.save()
      outcomes.push('created')
    }
    return outcomes
  },
})

/** Services number from one each day: the day makes the number their own. */
function sourceNumber(row: { number: string; starts_at: string }): string {
  return `${localText(new Date(row.starts_at)).slice(0, 10)} ${row.number}`
}

function shown(instant: string): string {
  const text = localText(new Date(instant))
  return `${formatCivilDate(text.slice(0, 10))} ${text.slice(11, 16)}`
}

async function seatsByKind(): Promise<Map<string, number>> {
  const rows = await db
    .from('fleet_vehicles')
    .where('state', 'active')
    .groupBy('kind')
    .select('kind')
    .max('seats as seats')
  return new Map(rows.map((row) => [row.kind, Number(row.seats)]))
}
