import db from '@adonisjs/lucid/services/db'
import { foldText } from '#values/text'

/** A kilometre of road per square of the arrondissement map, near enough to compare vehicles. */
const KM_PER_SQUARE = 3

/**
 * Kilometres a vehicle drives empty to a place: squares of the arrondissement map between the place and the
 * depot. Places that are not arrondissements count as the middle of the commune.
 */
export async function distances(): Promise<(place: string, unitId: number) => number> {
  const rows = await db
    .from('registry_territories')
    .where('kind', 'arrondissement')
    .select('name_fr', 'name_ar', 'tile_column', 'tile_row')
  const squares = new Map<string, { column: number; row: number }>()
  for (const row of rows) {
    const square = { column: row.tile_column ?? 0, row: row.tile_row ?? 0 }
    squares.set(foldText(row.name_fr), square)
    squares.set(foldText(row.name_ar), square)
  }
  const all = [...squares.values()]
  const mean = (pick: (square: { column: number; row: number }) => number) =>
    all.length === 0 ? 0 : all.reduce((sum, square) => sum + pick(square), 0) / all.length
  const depot = { column: mean((square) => square.column), row: mean((square) => square.row) }
  return (place) => {
    const square = squares.get(foldText(place)) ?? depot
    const steps = Math.abs(square.column - depot.column) + Math.abs(square.row - depot.row)
    return Math.round(steps * KM_PER_SQUARE * 10) / 10
  }
}
