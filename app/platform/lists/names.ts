/** The name of a row of this table (or alias) in the reader's language: in Arabic where it is known. */
export function namesOf(table: string): { fr: string; ar: string } {
  return { fr: `${table}.name_fr`, ar: `coalesce(${table}.name_ar, ${table}.name_fr)` }
}
