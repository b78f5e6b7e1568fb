import db from '@adonisjs/lucid/services/db'
import { foldText } from '#values/text'
import type { SearchHit, SearchSource } from '#platform/modules'
import { findParties } from '#registry/queries/find_parties'
import { loadTerritory } from '#registry/queries/territories'

/** People and organisations by name in either script, CIN, ICE, PPR. */
export const partySearch: SearchSource = {
  key: 'parties',
  permission: 'registry.parties.view',
  async run(term, act, limit) {
    const found = await findParties(act, { term, limit })
    return found.map((party) => ({
      label: act.locale === 'ar' && party.nameAr ? party.nameAr : party.nameFr,
      detail: [Object.values(party.identifiers)[0], party.address].filter(Boolean).join(' · '),
      url: `/registry/parties/${party.id}`,
    }))
  },
}

/** Units by code, name or usual short form. */
export const unitSearch: SearchSource = {
  key: 'units',
  permission: 'registry.units.view',
  async run(term, act, limit) {
    const folded = foldText(term)
    const rows = await db
      .from('registry_units')
      .select('id', 'code', 'name_fr', 'name_ar', 'spellings')
    return rows
      .filter((row) =>
        foldText([row.code, row.name_fr, row.name_ar, row.spellings].join(' ')).includes(folded)
      )
      .slice(0, limit)
      .map((row): SearchHit => ({
        label: act.locale === 'ar' ? row.name_ar : row.name_fr,
        detail: row.code,
        url: `/registry/units/${row.id}`,
      }))
  },
}

/** Arrondissements by name or official code. */
export const territorySearch: SearchSource = {
  key: 'territories',
  permission: 'registry.territory.view',
  async run(term, act, limit) {
    const folded = foldText(term)
    const places = await loadTerritory()
    return places.arrondissements
      .filter((place) => foldText(`${place.code} ${place.nameFr} ${place.nameAr}`).includes(folded))
      .slice(0, limit)
      .map((place) => ({
        label: act.locale === 'ar' ? place.nameAr : place.nameFr,
        detail: place.code,
        url: `/registry/territories/${place.id}`,
      }))
  },
}
