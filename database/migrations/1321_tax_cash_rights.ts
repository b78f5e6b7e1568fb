import { BaseSchema } from '@adonisjs/lucid/schema'

/** Rights that came after the roles; a town hall founded later gets them with its roles. */
const RIGHTS: Record<string, string[]> = {
  auditor: ['cash.receipts.view', 'cash.tills.view', 'cash.accounts.view'],
  cashier: ['cash.certificates.issue'],
  cash_chief: ['cash.certificates.issue'],
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
