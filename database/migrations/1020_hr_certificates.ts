import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/** Certificates given to staff: what was attested on that day, kept as it was. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('hr_certificates', (table) => {
      table.increments('id')
      table.integer('agent_id').unsigned().notNullable().references('hr_agents.id')
      table.string('kind', 16).notNullable()
      table.string('number', 40).notNullable().unique()
      table.date('issued_on').notNullable()
      table.string('purpose', 200)
      table.string('language', 2).notNullable()
      // the facts the document states, and the explanation of its amounts
      table.json('facts').notNullable()
      table.json('explanation')
      table.string('verification_code', 40).unique()
      table.string('request_key', 80).unique()
      table.integer('issued_by_id').unsigned()
      table.string('issued_by_name', 160).notNullable()
      table.datetime('issued_at', { precision: 3 }).notNullable()
      table.index(['agent_id', 'issued_on'])
    })
    this.schema.raw(
      `alter table hr_certificates add constraint hr_certificates_kind_check
       check (kind in ('employment', 'salary', 'information'))`
    )
    appendOnly(this, 'hr_certificates', 'certificates')
  }

  async down() {
    this.schema.dropTable('hr_certificates')
  }
}
