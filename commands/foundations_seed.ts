import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class FoundationsSeed extends BaseCommand {
  static commandName = 'foundations:seed'
  static description =
    'Roles and settings that any town hall starts with; never changes what is there'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { seedFoundations } = await import('#platform/worlds/loading')
    await seedFoundations()
  }
}
