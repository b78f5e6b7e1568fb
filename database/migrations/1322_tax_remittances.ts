import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/** What a cash office hands over to the accountant. A wrong one is taken back by a contra entry, never changed. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('tax_remittances', (table) => {
      table.increments('id')
      table.string('number', 30).notNullable().unique()
      table.integer('till_id').unsigned().notNullable().references('tax_tills.id')
      table.date('remitted_on').notNullable()
      table.bigInteger('cash_minor').notNullable().defaultTo(0)
      table.bigInteger('cheque_minor').notNullable().defaultTo(0)
      // The accountant's own receipt
      table.string('accountant_reference', 60).notNullable()
      table.string('request_key', 64).notNullable().unique()
      table.integer('reverses_id').unsigned().unique().references('tax_remittances.id')
      table.string('reason', 300)
      table.integer('recorded_by_id').unsigned().references('platform_users.id')
      table.datetime('recorded_at', { precision: 3 }).notNullable()
      table.index(['till_id', 'remitted_on'])
    })
    this.schema.raw(
      `alter table tax_remittances
       add constraint tax_remittances_amount_check check (
         (reverses_id is null and cash_minor >= 0 and cheque_minor >= 0 and cash_minor + cheque_minor > 0)
         or (reverses_id is not null and cash_minor <= 0 and cheque_minor <= 0 and reason is not null))`
    )
    appendOnly(this, 'tax_remittances', 'remittances')
    this.schema.alterTable('tax_till_sessions', (table) => table.index(['opened_on']))
  }

  async down() {
    this.schema.alterTable('tax_till_sessions', (table) => table.dropIndex(['opened_on']))
    this.schema.dropTable('tax_remittances')
  }
}
