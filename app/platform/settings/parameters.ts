import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { Parameters } from '#values/parameters'

/** The approved settings of all modules, as one snapshot for the rules. */
export async function loadParameters(client: QueryClientContract = db.connection()): Promise<Parameters> {
  const rows = await client.from('platform_settings').where('state', 'approved').orderBy('valid_from')
  return new Parameters(
    rows.map((row) => ({
      key: row.key,
      value: JSON.parse(row.value),
      validFrom: row.valid_from,
      validTo: row.valid_to,
      reference: row.reference,
    }))
  )
}
