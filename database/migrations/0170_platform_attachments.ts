import { BaseSchema } from '@adonisjs/lucid/schema'

/** Files and remarks kept with any record. Withdrawn, never deleted. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_attachments', (table) => {
      table.increments('id')
      table.string('subject_type', 60).notNullable()
      table.integer('subject_id').unsigned().notNullable()
      table.string('subject_label', 190).notNullable()
      table.string('name', 160).notNullable()
      table.string('content_type', 120).notNullable()
      table.bigInteger('size').unsigned().notNullable()
      table.string('sha256', 64).notNullable()
      table.string('path', 190).notNullable().unique()
      table.string('description', 250).nullable()
      table.integer('user_id').unsigned().nullable().references('platform_users.id')
      table.string('user_name', 120).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('withdrawn_at', { precision: 3 }).nullable()
      table.string('withdrawn_by', 120).nullable()
      table.string('withdrawal_reason', 500).nullable()
      table.index(['subject_type', 'subject_id', 'id'])
      table.check('withdrawn_at is null or withdrawal_reason is not null')
    })

    this.schema.createTable('platform_comments', (table) => {
      table.increments('id')
      table.string('subject_type', 60).notNullable()
      table.integer('subject_id').unsigned().notNullable()
      table.string('subject_label', 190).notNullable()
      table.text('body').notNullable()
      table.integer('user_id').unsigned().nullable().references('platform_users.id')
      table.string('user_name', 120).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('withdrawn_at', { precision: 3 }).nullable()
      table.string('withdrawn_by', 120).nullable()
      table.string('withdrawal_reason', 500).nullable()
      table.index(['subject_type', 'subject_id', 'id'])
      table.check('withdrawn_at is null or withdrawal_reason is not null')
    })
  }

  async down() {
    this.schema.dropTable('platform_comments')
    this.schema.dropTable('platform_attachments')
  }
}
