import type { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Makes the database itself refuse to change or delete rows of a ledger: a correction is a new row.
 * Call from a migration's `up`; `what` names the rows in the error ('journal entries').
 */
export function appendOnly(schema: BaseSchema, table: string, what: string): void {
  for (const verb of ['UPDATE', 'DELETE'] as const) {
    const name = `${table}_no_${verb.toLowerCase()}`
    schema.schema.raw(
      `CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} FOR EACH ROW
       SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${what} are append-only'`
    )
  }
}
