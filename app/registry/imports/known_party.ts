import db from '@adonisjs/lucid/services/db'
import { isCin, isIce, normaliseCin, normaliseDigits } from '#values/identifiers'
import type { JudgedRow } from '#platform/imports/definition'
import type { Transaction } from '#platform/transaction'

/** Columns by which a file names somebody already registered: one of the three is enough. */
export const partyFields = [
  {
    key: 'cin',
    type: 'identifier',
    aliases: ['numero_cin'],
    normalise: normaliseCin,
    check: isCin,
  },
  { key: 'ice', type: 'identifier', normalise: normaliseDigits, check: isIce },
  {
    key: 'ppr',
    type: 'identifier',
    aliases: ['matricule'],
    normalise: normaliseDigits,
    check: (value: string) => /^\d{1,20}$/.test(value),
  },
] as const

export interface StatedParty {
  cin: string | null
  ice: string | null
  ppr: string | null
}

/** The unique name of the party a row speaks of: 'cin:B305621'; empty when it names nobody. */
export function statedKey(row: StatedParty): string {
  if (row.cin) return `cin:${row.cin}`
  if (row.ice) return `ice:${row.ice}`
  return row.ppr ? `ppr:${row.ppr}` : ''
}

/** The parties these rows speak of, by their key; a merged one answers through the one kept. */
export async function knownParties(
  rows: readonly StatedParty[],
  trx?: Transaction
): Promise<Map<string, number>> {
  const keys = [...new Set(rows.map(statedKey).filter(Boolean))]
  if (keys.length === 0) return new Map()
  const found = await (trx ?? db)
    .from('registry_party_identifiers as i')
    .join('registry_parties as p', 'p.id', 'i.party_id')
    .whereIn('i.unique_key', keys)
    .select('i.unique_key', 'p.id', 'p.merged_into_id')
  return new Map(found.map((row) => [row.unique_key, row.merged_into_id ?? row.id]))
}

/** Refuses rows that name nobody, or somebody nobody has registered. Answers who each of the others names. */
export async function judgeParties<Values extends StatedParty>(
  rows: readonly JudgedRow<Values>[]
): Promise<Map<JudgedRow<Values>, number>> {
  const known = await knownParties(rows.map((row) => row.values))
  const ids = new Map<JudgedRow<Values>, number>()
  for (const row of rows) {
    const key = statedKey(row.values)
    const id = known.get(key)
    if (id) ids.set(row, id)
    else if (key)
      row.refuse(null, 'registry.imports.reasons.unknown_party', { value: key.split(':')[1] })
    else row.refuse(null, 'registry.imports.reasons.names_nobody')
  }
  return ids
}
