import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_settings', (table) => {
      table.increments('id')
      table.string('key', 100).notNullable()
      table.text('value', 'longtext').notNullable()
      table.date('valid_from').notNullable()
      table.date('valid_to').nullable()
      table.string('reference', 250).nullable()
      table.string('state', 20).notNullable().defaultTo('proposed')
      table.integer('author_id').unsigned().nullable().references('platform_users.id')
      table.integer('approver_id').unsigned().nullable().references('platform_users.id')
      table.string('decision_reason', 500).nullable()
      table.datetime('decided_at', { precision: 3 }).nullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).nullable()
      table.index(['key', 'valid_from'])
      table.check(`state in ('proposed', 'approved', 'rejected', 'replaced')`)
      table.check('valid_to is null or valid_to >= valid_from')
      table.check('approver_id is null or author_id is null or approver_id <> author_id')
    })
    this.schema.createTable('platform_number_series', (table) => {
      table.string('series', 80).notNullable()
      table.integer('year').notNullable()
      table.bigInteger('last_number').unsigned().notNullable().defaultTo(0)
      table.primary(['series', 'year'])
    })
  }

  async down() {
    this.schema.dropTable('platform_number_series')
    this.schema.dropTable('platform_settings')
  }
}
