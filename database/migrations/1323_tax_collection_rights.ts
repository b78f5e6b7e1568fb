import { BaseSchema } from '@adonisjs/lucid/schema'

/** Rights that came after the roles; a town hall founded later gets them with its roles. */
const RIGHTS: Record<string, string[]> = {
  tax_officer: ['collection.lists.view', 'collection.lists.prepare'],
  finance_chief: ['collection.lists.view', 'collection.lists.authorise', 'cash.statements.view'],
  auditor: ['collection.lists.view', 'cash.statements.view'],
  secretary_general: ['collection.lists.view'],
  cash_chief: ['cash.statements.view', 'cash.remittances.record'],
  cashier: ['cash.statements.view', 'cash.remittances.record'],
}

export default class extends BaseSchema {
  async up() {
    for (const [role, rights] of Object.entries(RIGHTS)) {
      for (const right of rights) {
        this.schema.raw(
          `insert ignore into platform_role_permissions (role_id, permission)
           select id, '${right}' from platform_roles where \`key\` = '${role}'`
        )
      }
    }
  }

  async down() {
    for (const [role, rights] of Object.entries(RIGHTS)) {
      for (const right of rights) {
        this.schema.raw(
          `delete from platform_role_permissions where permission = '${right}'
           and role_id in (select id from platform_roles where \`key\` = '${role}')`
        )
      }
    }
  }
}
