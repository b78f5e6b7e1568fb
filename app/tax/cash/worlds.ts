import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import type { Worlds } from '#platform/modules'

const CEILING_MINOR = 5_000_000

/** One till per arrondissement, numbered as they are listed. */
async function seedTills(limit: number): Promise<void> {
  const places = await db
    .from('registry_territories')
    .where('kind', 'arrondissement')
    .orderBy('code')
    .limit(limit)
    .select('id', 'name_fr', 'name_ar')
  const known = new Set((await db.from('tax_tills').select('code')).map((row) => row.code))
  const rows = places
    .map((place, index) => ({
      code: `R${String(index + 1).padStart(2, '0')}`,
      name_fr: `Régie de ${place.name_fr}`,
      name_ar: `شساعة ${place.name_ar}`,
      arrondissement_id: place.id,
      cash_ceiling_minor: CEILING_MINOR,
      created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss'),
    }))
    .filter((row) => !known.has(row.code))
  if (rows.length) await db.table('tax_tills').multiInsert(rows)
}

export const cashWorlds: Worlds = {
  hamlet: () => seedTills(2),
  casablanca: () => seedTills(16),
}
