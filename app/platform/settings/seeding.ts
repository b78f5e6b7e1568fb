import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { transaction } from '#platform/transaction'

/**
 * Writes the seeds of settings that have no row yet, approved by their legal reference alone. Never touches
 * a setting that the commune has: run it at every start.
 */
export async function seedSettings(): Promise<number> {
  return transaction(async (trx) => {
    const known = new Set(
      (await trx.from('platform_settings').distinct('key')).map((row) => row.key)
    )
    const now = clock.now().toFormat('yyyy-MM-dd HH:mm:ss')
    const rows = installed
      .settings()
      .filter((definition) => !known.has(definition.key))
      .flatMap((definition) =>
        definition.seeds.map((seed) => ({
          key: definition.key,
          value: JSON.stringify(seed.value),
          valid_from: seed.validFrom,
          valid_to: seed.validTo ?? null,
          reference: seed.reference,
          state: 'approved',
          created_at: now,
          decided_at: now,
        }))
      )
    for (let start = 0; start < rows.length; start += 200) {
      await trx.table('platform_settings').multiInsert(rows.slice(start, start + 200))
    }
    return rows.length
  })
}
