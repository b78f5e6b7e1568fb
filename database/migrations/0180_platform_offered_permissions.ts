import { BaseSchema } from '@adonisjs/lucid/schema'

/** The rights that each role was offered once, so that a later version brings its new ones and no other. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('platform_offered_permissions', (table) => {
      table
        .integer('role_id')
        .unsigned()
        .notNullable()
        .references('platform_roles.id')
        .onDelete('CASCADE')
      table.string('permission', 100).notNullable()
      table.primary(['role_id', 'permission'])
    })
    // of a town hall already at work, every right it knows counts as offered: what was taken away stays away
    this.schema.raw(
      `insert into platform_offered_permissions (role_id, permission)
       select r.id, p.permission from platform_roles r
         cross join (select distinct permission from platform_role_permissions) p`
    )
  }

  async down() {
    this.schema.dropTable('platform_offered_permissions')
  }
}
