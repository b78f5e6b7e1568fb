import type { PlaceWithFigures } from '#registry/queries/territories'

export type Measure =
  'population' | 'households' | 'establishments' | 'businessEstablishments' | 'jobs'

export interface Tile {
  id: number
  name: string
  /** The name on one line or two. */
  lines: string[]
  value: number
  /** Share of the largest, 0 to 4, for the depth of colour. */
  depth: number
  /** Share of the commune in percent. */
  share: number
  x: number
  y: number
}

/** Arrondissements as tiles in the place they roughly have in the city, coloured by a figure. */
export function tileMap(places: readonly PlaceWithFigures[], measure: Measure, locale: string) {
  const drawn = places.filter((place) => place.tileColumn !== null && place.tileRow !== null)
  const values = drawn.map((place) => place[measure] ?? 0)
  const largest = Math.max(1, ...values)
  const total = Math.max(
    1,
    values.reduce((sum, value) => sum + value, 0)
  )
  const tiles = drawn.map((place, index): Tile => {
    const name = locale === 'ar' ? place.nameAr : place.nameFr
    return {
      id: place.id,
      name,
      lines: linesOf(name),
      value: values[index],
      depth: Math.min(4, Math.floor((values[index] / largest) * 5)),
      share: Math.round((values[index] / total) * 1000) / 10,
      x: place.tileColumn!,
      y: place.tileRow!,
    }
  })
  return {
    tiles,
    total: values.reduce((sum, value) => sum + value, 0),
    columns: Math.max(0, ...tiles.map((tile) => tile.x)) + 1,
    rows: Math.max(0, ...tiles.map((tile) => tile.y)) + 1,
  }
}

function linesOf(name: string): string[] {
  const cut = name.length > 12 ? name.search(/[ -]/) : -1
  return cut === -1 ? [name] : [name.slice(0, cut + 1).trim(), name.slice(cut + 1)]
}
