import db from '@adonisjs/lucid/services/db'
import type { Act } from '#platform/act'

export interface ArrondissementTile {
  id: number
  nameFr: string
  nameAr: string
  /** Place in the grid of tiles, from 1. */
  column: number
  row: number
  plots: number
  area: string
  /** Principal of the year, issued and paid, in centimes. */
  issued: number
  paid: number
}

/** The 16 arrondissements as tiles, with their plots and the year's principal: what the act may see of them. */
export async function arrondissementTiles(act: Act, year: number): Promise<ArrondissementTile[]> {
  const plots = await act.restrict(
    db
      .from('tax_plots')
      .where('state', 'active')
      .groupBy('arrondissement_id')
      .select('arrondissement_id')
      .count('* as plots')
      .sum('area as area'),
    'tax.plots.view',
    { arrondissement: 'arrondissement_id' }
  )
  const debts = await act.restrict(
    db
      .from('tax_debts')
      .where('year', year)
      .whereNot('state', 'cancelled')
      .groupBy('arrondissement_id')
      .select('arrondissement_id')
      .sum('principal_charged_minor as issued')
      .sum('principal_paid_minor as paid'),
    'tax.plots.view',
    { arrondissement: 'arrondissement_id' }
  )
  const places = await db
    .from('registry_territories')
    .where('kind', 'arrondissement')
    .orderBy('code')
  const plotsOf = new Map(plots.map((row) => [row.arrondissement_id, row]))
  const debtsOf = new Map(debts.map((row) => [row.arrondissement_id, row]))
  const firstColumn = Math.min(...places.map((place) => place.tile_column ?? 1))
  const firstRow = Math.min(...places.map((place) => place.tile_row ?? 1))
  return places.map((place, index) => ({
    id: place.id,
    nameFr: place.name_fr,
    nameAr: place.name_ar,
    column: place.tile_column === null ? (index % 4) + 1 : place.tile_column - firstColumn + 1,
    row: place.tile_row === null ? Math.floor(index / 4) + 1 : place.tile_row - firstRow + 1,
    plots: Number(plotsOf.get(place.id)?.plots ?? 0),
    area: String(plotsOf.get(place.id)?.area ?? 0),
    issued: Number(debtsOf.get(place.id)?.issued ?? 0),
    paid: Number(debtsOf.get(place.id)?.paid ?? 0),
  }))
}
