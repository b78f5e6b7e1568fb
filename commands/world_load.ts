import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class WorldLoad extends BaseCommand {
  static commandName = 'world:load'
  static description = 'Load a named world once: hamlet (tests) or casablanca (demonstration)'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'hamlet or casablanca' })
  declare name: string

  async run() {
    const { loadWorld } = await import('#platform/worlds/loading')
    if (this.name !== 'hamlet' && this.name !== 'casablanca') {
      this.exitCode = 1
      return this.logger.error(`There is no world "${this.name}": hamlet or casablanca`)
    }
    const begin = Date.now()
    const { loaded, seconds } = await loadWorld(this.name)
    if (!loaded) return this.logger.info(`${this.name} is loaded already`)
    for (const [module, value] of Object.entries(seconds))
      this.logger.info(`${module}: ${value.toFixed(1)} s`)
    this.logger.success(`${this.name} loaded in ${((Date.now() - begin) / 1000).toFixed(1)} s`)
  }
}
