import { BaseSchema } from '@adonisjs/lucid/schema'

/** A run row is written with the fact that asks for it: it is the outbox, the progress and the history. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_job_runs', (table) => {
      table.bigIncrements('id')
      table.string('name', 80).notNullable()
      table.string('queue', 30).notNullable()
      table.string('unique_key', 150).nullable().unique()
      table.text('payload', 'longtext').notNullable()
      table.string('title_key', 120).notNullable()
      table.text('title_params').notNullable()
      table.string('state', 20).notNullable().defaultTo('queued')
      table.bigInteger('done').unsigned().notNullable().defaultTo(0)
      table.bigInteger('total').unsigned().nullable()
      table.text('counts').nullable()
      table.text('checkpoint', 'longtext').nullable()
      table.integer('attempts').unsigned().notNullable().defaultTo(0)
      table.integer('dispatches').unsigned().notNullable().defaultTo(0)
      table.string('claim', 36).nullable()
      table.text('error').nullable()
      table.integer('actor_id').unsigned().nullable()
      table.string('actor_name', 120).notNullable()
      table.string('request_id', 60).nullable()
      table.string('url', 250).nullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('dispatched_at', { precision: 3 }).nullable()
      table.datetime('started_at', { precision: 3 }).nullable()
      table.datetime('heartbeat_at', { precision: 3 }).nullable()
      table.datetime('finished_at', { precision: 3 }).nullable()
      table.datetime('cancel_requested_at', { precision: 3 }).nullable()
      table.index(['state', 'dispatched_at', 'id'])
      table.index(['actor_id', 'id'])
      table.check(`state in ('queued', 'running', 'done', 'failed', 'cancelled')`)
    })
    this.schema.createTable('platform_job_files', (table) => {
      table.bigIncrements('id')
      table.bigInteger('run_id').unsigned().notNullable().references('platform_job_runs.id')
      table.string('name', 190).notNullable()
      table.string('content_type', 120).notNullable()
      table.string('path', 250).notNullable()
      table.bigInteger('size').unsigned().notNullable()
      table.string('sha256', 64).notNullable()
      table.string('permission', 100).nullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.unique(['run_id', 'name'])
    })
    this.schema.createTable('platform_notifications', (table) => {
      table.bigIncrements('id')
      table.integer('user_id').unsigned().notNullable().references('platform_users.id')
      table.string('text_key', 120).notNullable()
      table.text('params').notNullable()
      table.string('url', 250).nullable()
      table.string('tone', 10).notNullable().defaultTo('info')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('read_at', { precision: 3 }).nullable()
      table.index(['user_id', 'read_at', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('platform_notifications')
    this.schema.dropTable('platform_job_files')
    this.schema.dropTable('platform_job_runs')
  }
}
