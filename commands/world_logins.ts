import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { installed } from '#platform/modules'

export default class WorldLogins extends BaseCommand {
  static commandName = 'world:logins'
  static description = 'The demonstration logins, one per role'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { DEMONSTRATION_PASSWORD } = await import('#platform/worlds/demonstration_users')
    const emails = new Set(
      (await db.from('platform_users').select('email')).map((row) => row.email)
    )
    const people = installed.demonstrationUsers().filter((person) => emails.has(person.email))
    if (!people.length) return this.logger.info('No demonstration logins here')
    const labels = new Map(installed.roles().map((role) => [role.key, role.label.fr]))
    const table = this.ui.table().head(['Role', 'Login', 'Password'])
    for (const person of people) {
      table.row([labels.get(person.role) ?? person.role, person.email, DEMONSTRATION_PASSWORD])
    }
    table.render()
  }
}
