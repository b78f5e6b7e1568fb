import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { Parameters } from '#values/parameters'

interface Kept {
  state: string
  parameters: Parameters
}

let kept: Kept | null = null

/**
 * The approved settings of all modules, as one snapshot for the rules. Read again only when a setting has
 * changed, and beside any transaction.
 */
export async function loadParameters(
  client: QueryClientContract = db.connection('beside')
): Promise<Parameters> {
  const [found] = await client
    .from('platform_settings')
    .select(
      client.raw(
        `CONCAT_WS('|', COUNT(*), MAX(id), MAX(decided_at), MAX(updated_at), SUM(state = 'approved')) AS state`
      )
    )
  const known: Kept | null = kept
  if (known && known.state === found.state) return known.parameters
  const rows = await client
    .from('platform_settings')
    .where('state', 'approved')
    .orderBy('valid_from')
  const parameters = new Parameters(
    rows.map((row) => ({
      key: row.key,
      value: JSON.parse(row.value),
      validFrom: row.valid_from,
      validTo: row.valid_to,
      reference: row.reference,
    }))
  )
  kept = { state: found.state, parameters }
  return parameters
}
