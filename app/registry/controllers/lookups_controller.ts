import type { HttpContext } from '@adonisjs/core/http'
import { findParties } from '#registry/queries/find_parties'
import type { PartyRoleName } from '#registry/rules/party_facts'

const ROLES: readonly PartyRoleName[] = ['taxpayer', 'supplier', 'staff']

/** Parties while somebody types, for pickers: { id, name, nameAr, detail }[]. */
export default class LookupsController {
  async parties({ act, request, response }: HttpContext) {
    const term = String(request.input('q') ?? '').slice(0, 80)
    const role = ROLES.find((known) => known === request.input('role'))
    const found = term.trim().length < 2 ? [] : await findParties(act, { term, role, limit: 12 })
    return response.send(
      found.map((party) => ({
        id: party.id,
        name: party.nameFr,
        nameAr: party.nameAr,
        detail: [
          ...Object.entries(party.identifiers).map(
            ([kind, value]) => `${kind.toUpperCase()} ${value}`
          ),
          party.address,
        ]
          .filter(Boolean)
          .join(' · '),
      }))
    )
  }
}
