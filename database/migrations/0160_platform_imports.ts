import { BaseSchema } from '@adonisjs/lucid/schema'

/** Files sent to be imported, and what was found out about each of their rows. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_imports', (table) => {
      table.increments('id')
      table.string('import', 80).notNullable()
      table.integer('user_id').unsigned().nullable().references('platform_users.id')
      table.string('user_name', 120).notNullable()
      table.string('state', 20).notNullable().defaultTo('uploaded')
      table.string('file_name', 190).notNullable()
      table.string('file_path', 190).notNullable()
      table.string('content_hash', 64).notNullable()
      table.bigInteger('size').unsigned().notNullable()
      table.text('format').notNullable()
      table.text('headings').notNullable()
      table.text('sample').notNullable()
      table.text('mapping').notNullable()
      table.integer('total').unsigned().notNullable().defaultTo(0)
      table.integer('accepted').unsigned().notNullable().defaultTo(0)
      table.integer('warned').unsigned().notNullable().defaultTo(0)
      table.integer('refused').unsigned().notNullable().defaultTo(0)
      table.integer('skipped').unsigned().notNullable().defaultTo(0)
      table.integer('created').unsigned().notNullable().defaultTo(0)
      table.integer('updated').unsigned().notNullable().defaultTo(0)
      table.integer('unchanged').unsigned().notNullable().defaultTo(0)
      table.integer('committed_through').unsigned().notNullable().defaultTo(0)
      table.bigInteger('check_run_id').unsigned().nullable()
      table.bigInteger('commit_run_id').unsigned().nullable()
      table.integer('lock_version').unsigned().notNullable().defaultTo(0)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).notNullable()
      table.datetime('finished_at', { precision: 3 }).nullable()
      table.index(['import', 'content_hash'])
      table.index(['user_id', 'id'])
      table.check(
        `state in ('uploaded', 'checking', 'checked', 'committing', 'done', 'cancelled', 'failed')`
      )
    })

    this.schema.createTable('platform_import_rows', (table) => {
      table.bigIncrements('id')
      table
        .integer('import_id')
        .unsigned()
        .notNullable()
        .references('platform_imports.id')
        .onDelete('CASCADE')
      table.integer('row_number').unsigned().notNullable()
      table.string('verdict', 10).notNullable()
      table.string('row_key', 190).nullable()
      table.text('cells').notNullable()
      table.text('row_values').nullable()
      table.text('reasons').nullable()
      table.string('outcome', 10).nullable()
      table.unique(['import_id', 'row_number'])
      table.index(['import_id', 'verdict', 'row_number'])
      table.check(`verdict in ('accepted', 'warned', 'refused', 'skipped')`)
    })
  }

  async down() {
    this.schema.dropTable('platform_import_rows')
    this.schema.dropTable('platform_imports')
  }
}
