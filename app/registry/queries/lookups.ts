import type { Act } from '#platform/act'
import type { Lookup } from '#platform/imports/definition'
import { loadTerritory } from '#registry/queries/territories'
import { allUnits, loadUnits } from '#registry/queries/units'

/** For imports: `lookups: { arrondissement: arrondissementLookup }`. */
export const arrondissementLookup: Lookup = async (texts) => {
  const places = await loadTerritory()
  return found(texts, (text) => places.findArrondissement(text)?.id)
}

/** For imports: `lookups: { unit: unitLookup }`. */
export const unitLookup: Lookup = async (texts) => {
  const units = await loadUnits()
  return found(texts, (text) => units.findUnit(text)?.id)
}

/** For the filters of lists: the 16 arrondissements in the reader's language. */
export async function arrondissementChoices(act: Act) {
  const places = await loadTerritory()
  return places.arrondissements.map((place) => ({
    value: String(place.id),
    label: act.locale === 'ar' ? place.nameAr : place.nameFr,
  }))
}

/** For the filters of lists and for forms: every unit by name. */
export async function unitChoices(act: Act) {
  const units = await allUnits()
  return units.map((unit) => ({
    value: String(unit.id),
    label: act.locale === 'ar' ? unit.nameAr : unit.nameFr,
  }))
}

function found(texts: string[], find: (text: string) => number | undefined): Map<string, number> {
  const ids = new Map<string, number>()
  for (const text of texts) {
    const id = find(text)
    if (id !== undefined) ids.set(text, id)
  }
  return ids
}
