import db from '@adonisjs/lucid/services/db'
import { foldText } from '#values/text'

const STEP = 5000

/**
 * The notices of a roll and arrondissement in the order a postman walks: street, then number, then notice. Only ids and
 * addresses are held, so that a district of a hundred thousand stays small.
 */
export async function noticesInPostalOrder(
  rollId: number,
  arrondissementId: number
): Promise<number[]> {
  const walk: { id: number; street: string; house: number }[] = []
  for (let after = 0; ;) {
    const rows = await db
      .from('tax_notices as n')
      .join('tax_roll_articles as a', 'a.id', 'n.article_id')
      .where({ 'n.roll_id': rollId, 'n.arrondissement_id': arrondissementId })
      .where('n.id', '>', after)
      .orderBy('n.id')
      .limit(STEP)
      .select('n.id', 'a.payer_address')
    for (const row of rows) walk.push({ id: Number(row.id), ...placeOf(row.payer_address ?? '') })
    if (rows.length < STEP) break
    after = Number(rows.at(-1).id)
  }
  walk.sort((a, b) => compare(a.street, b.street) || a.house - b.house || a.id - b.id)
  return walk.map(({ id }) => id)
}

/** '176 Rue d'Azilal, Casablanca' as the town and street, then the house. */
export function placeOf(address: string): { street: string; house: number } {
  const match = /^\s*(\d+)?\s*(?:bis|ter)?\s*,?\s*([^,]*)(?:,\s*(.*))?$/i.exec(
    address.replace(/\s+/g, ' ')
  )
  const town = foldText(match?.[3] ?? '')
  return { street: `${town}|${foldText(match?.[2] ?? address)}`, house: Number(match?.[1] ?? 0) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
