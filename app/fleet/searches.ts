import db from '@adonisjs/lucid/services/db'
import type { SearchSource } from '#platform/modules'
import { plateKey } from '#fleet/rules/plates'

const starting = (term: string) => `${term.replace(/[%_\\]/g, '')}%`
const within = (term: string) => `%${term.replace(/[%_\\]/g, '')}%`

/** Vehicles by plate in any spelling or by model, requests by number, drivers by name. */
export const fleetSearches: SearchSource[] = [
  {
    key: 'vehicles',
    permission: 'fleet.vehicles.view',
    async run(term, act, limit) {
      const key = plateKey(term)
      const query = db
        .from('fleet_vehicles')
        .where((inner) => {
          inner
            .where('plate_key', 'like', starting(key))
            .orWhere('plate', 'like', within(term))
            .orWhereRaw(`concat(make, ' ', model) like ?`, [within(term)])
        })
        .orderBy('plate')
        .limit(limit)
        .select('id', 'plate', 'make', 'model')
      const rows = await act.restrict(query, 'fleet.vehicles.view', {
        unit: 'fleet_vehicles.unit_id',
      })
      return rows.map((row) => ({
        label: row.plate,
        detail: `${row.make} ${row.model}`,
        url: `/fleet/vehicles/${row.id}`,
      }))
    },
  },
  {
    key: 'requests',
    permission: 'fleet.requests.view',
    async run(term, act, limit) {
      const query = db
        .from('fleet_requests')
        .where((inner) => {
          inner
            .where('number', 'like', within(term))
            .orWhere('source_number', 'like', within(term))
            .orWhere('purpose', 'like', within(term))
        })
        .orderBy('id', 'desc')
        .limit(limit)
        .select('id', 'number', 'purpose')
      const rows = await act.restrict(query, 'fleet.requests.view', {
        unit: 'fleet_requests.unit_id',
      })
      return rows.map((row) => ({
        label: row.number,
        detail: row.purpose,
        url: `/fleet/requests/${row.id}`,
      }))
    },
  },
]
