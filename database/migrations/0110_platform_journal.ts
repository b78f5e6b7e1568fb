import { BaseSchema } from '@adonisjs/lucid/schema'
import { appendOnly } from '#platform/schema/append_only'

/**
 * The journal: entries are written in the transaction of the fact, each with its own keyed digest;
 * seals chain them in the order they became visible, so that neither needs a lock of the other.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_journal_entries', (table) => {
      table.bigIncrements('id')
      table.datetime('recorded_at', { precision: 3 }).notNullable()
      table.integer('actor_id').unsigned().nullable()
      table.string('actor_name', 120).notNullable()
      table.string('request_id', 60).nullable()
      table.string('action', 100).notNullable()
      table.string('subject_type', 60).notNullable()
      table.string('subject_id', 60).notNullable()
      table.string('subject_label', 190).notNullable()
      table.text('changes', 'longtext').nullable()
      table.string('reason', 1000).nullable()
      table.string('digest', 64).notNullable()
      table.index(['subject_type', 'subject_id', 'id'])
      table.index(['actor_id', 'id'])
      table.index(['action', 'id'])
      table.index(['recorded_at'])
    })
    this.schema.createTable('platform_journal_seals', (table) => {
      table.bigIncrements('id')
      table.bigInteger('entry_id').unsigned().notNullable().unique()
      table.string('entry_digest', 64).notNullable()
      table.string('previous', 64).notNullable()
      table.string('seal', 64).notNullable()
      table.datetime('sealed_at', { precision: 3 }).notNullable()
    })
    appendOnly(this, 'platform_journal_entries', 'journal entries')
    appendOnly(this, 'platform_journal_seals', 'journal seals')
  }

  async down() {
    this.schema.dropTable('platform_journal_seals')
    this.schema.dropTable('platform_journal_entries')
  }
}
