import db from '@adonisjs/lucid/services/db'

/**
 * Empties the tax business of the test database, so that the city's own census can be told as on its first day. Ids go on
 * where they were: papers, files and journal entries of what is gone never speak of what comes. Truncation, because the
 * ledger's triggers refuse every deletion.
 */
export async function emptyTaxRegister(): Promise<void> {
  const { rows } = await tables()
  const connection = await db.connection().transaction()
  try {
    await connection.rawQuery('set foreign_key_checks = 0')
    for (const { name, next } of rows) {
      await connection.rawQuery(`truncate table ${name}`)
      if (next) await connection.rawQuery(`alter table ${name} auto_increment = ${Number(next)}`)
    }
    await connection.rawQuery('set foreign_key_checks = 1')
  } finally {
    await connection.commit()
  }
}

async function tables(): Promise<{ rows: { name: string; next: number | null }[] }> {
  const [rows] = await db.rawQuery(
    `select table_name as name, auto_increment as next from information_schema.tables
     where table_schema = database() and table_name like 'tax\\_%' and table_name <> 'tax_tills'`
  )
  return { rows }
}
