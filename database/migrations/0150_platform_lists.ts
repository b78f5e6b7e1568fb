import { BaseSchema } from '@adonisjs/lucid/schema'

/** Views that people keep, and selections on their way to an action. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_list_views', (table) => {
      table.increments('id')
      table.string('list', 80).notNullable()
      table.integer('user_id').unsigned().notNullable().references('platform_users.id')
      table.string('name', 80).notNullable()
      table.boolean('shared').notNullable().defaultTo(false)
      table.text('words').notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.unique(['list', 'user_id', 'name'])
      table.index(['list', 'shared'])
    })

    this.schema.createTable('platform_list_selections', (table) => {
      table.bigIncrements('id')
      table.string('list', 80).notNullable()
      table.integer('user_id').unsigned().nullable().references('platform_users.id')
      table.text('words').notNullable()
      table.text('row_keys', 'longtext').nullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.index(['created_at'])
    })
  }

  async down() {
    this.schema.dropTable('platform_list_selections')
    this.schema.dropTable('platform_list_views')
  }
}
