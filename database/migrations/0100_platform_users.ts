import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_users', (table) => {
      table.increments('id')
      table.string('email', 190).notNullable().unique()
      table.string('staff_number', 20).nullable().unique()
      table.string('name_fr', 120).notNullable()
      table.string('name_ar', 120).nullable()
      table.string('password', 255).notNullable()
      table.string('locale', 2).notNullable().defaultTo('fr')
      table.string('theme', 10).notNullable().defaultTo('auto')
      table.string('state', 20).notNullable().defaultTo('active')
      table.boolean('must_change_password').notNullable().defaultTo(false)
      table.text('totp_secret').nullable()
      table.datetime('totp_confirmed_at', { precision: 3 }).nullable()
      table.text('recovery_codes').nullable()
      table.integer('party_id').unsigned().nullable()
      table.datetime('last_seen_at', { precision: 3 }).nullable()
      table.integer('lock_version').unsigned().notNullable().defaultTo(0)
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).nullable()
    })

    this.schema.createTable('platform_roles', (table) => {
      table.increments('id')
      table.string('key', 60).notNullable().unique()
      table.string('label_fr', 120).notNullable()
      table.string('label_ar', 120).notNullable()
      table.string('label_en', 120).notNullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).nullable()
    })

    this.schema.createTable('platform_role_permissions', (table) => {
      table.increments('id')
      table
        .integer('role_id')
        .unsigned()
        .notNullable()
        .references('platform_roles.id')
        .onDelete('CASCADE')
      table.string('permission', 100).notNullable()
      table.unique(['role_id', 'permission'])
    })

    this.schema.createTable('platform_role_assignments', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('platform_users.id')
      table.integer('role_id').unsigned().notNullable().references('platform_roles.id')
      table.string('scope_kind', 20).notNullable().defaultTo('commune')
      table.integer('scope_id').unsigned().nullable()
      table.date('valid_from').notNullable()
      table.date('valid_to').nullable()
      table.integer('delegated_by_id').unsigned().nullable().references('platform_users.id')
      table.integer('granted_by_id').unsigned().nullable().references('platform_users.id')
      table.datetime('created_at', { precision: 3 }).notNullable()
      table.datetime('updated_at', { precision: 3 }).nullable()
      table.index(['user_id', 'valid_from'])
      table.check(`scope_kind = 'commune' or scope_id is not null`)
      table.check('valid_to is null or valid_to >= valid_from')
    })

    this.schema.createTable('platform_sessions', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('platform_users.id')
      table.string('token_hash', 64).notNullable().unique()
      table.string('address', 64).notNullable()
      table.string('browser', 250).notNullable()
      table.datetime('started_at', { precision: 3 }).notNullable()
      table.datetime('last_seen_at', { precision: 3 }).notNullable()
      table.datetime('ended_at', { precision: 3 }).nullable()
      table.index(['user_id', 'ended_at'])
    })

    this.schema.createTable('platform_password_resets', (table) => {
      table.increments('id')
      table.integer('user_id').unsigned().notNullable().references('platform_users.id')
      table.string('token_hash', 64).notNullable().unique()
      table.datetime('expires_at', { precision: 3 }).notNullable()
      table.datetime('used_at', { precision: 3 }).nullable()
      table.datetime('created_at', { precision: 3 }).notNullable()
    })
  }

  async down() {
    for (const table of [
      'platform_password_resets',
      'platform_sessions',
      'platform_role_assignments',
      'platform_role_permissions',
      'platform_roles',
      'platform_users',
    ]) {
      this.schema.dropTable(table)
    }
  }
}
