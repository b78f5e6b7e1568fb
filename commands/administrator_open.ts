import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** The way into a town hall that has no demonstration logins: its first administrator. */
export default class AdministratorOpen extends BaseCommand {
  static commandName = 'administrator:open'
  static description = 'Open the account of an administrator; prints the initial password once'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address' })
  declare email: string

  @args.string({ description: 'Full name, in quotes' })
  declare fullName: string

  async run() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { systemAct } = await import('#platform/act')
    const { clock } = await import('#platform/clock')
    const { assignRole, openAccount } = await import('#platform/users/actions/administer_users')
    if (!/^\S+@\S+\.\S+$/.test(this.email)) {
      this.exitCode = 1
      return this.logger.error(`"${this.email}" is not an e-mail address`)
    }
    const known = await db.from('platform_users').where('email', this.email).first()
    if (known) {
      this.exitCode = 1
      return this.logger.error(`${this.email} has an account already`)
    }
    const role = await db.from('platform_roles').where('key', 'administrator').firstOrFail()
    const act = systemAct('Idara')
    const { user, password } = await openAccount(act, {
      email: this.email,
      nameFr: this.fullName,
    })
    await assignRole(act, user.id, {
      role: role.id,
      scopeKind: 'commune',
      validFrom: clock.today(),
    })
    this.logger.success(`${this.fullName} may sign in as ${this.email}`)
    this.logger.info(`Initial password, to be replaced at the first sign-in: ${password}`)
  }
}
