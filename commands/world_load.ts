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
    let { found, seconds } = await loadWorld(this.name)
    if (found === 'begun') {
      this.logger.warning(
        `${this.name} was cut short last time: beginning again on an empty database`
      )
      const emptied = await this.kernel.exec('migration:fresh', ['--force'])
      if (emptied.exitCode) throw emptied.error ?? new Error('The database could not be emptied')
      ;({ found, seconds } = await loadWorld(this.name))
    }
    if (found === 'loaded') return this.logger.info(`${this.name} is loaded already`)
    if (found === 'inhabited')
      return this.logger.warning(
        `This town hall has accounts of its own: ${this.name}, with its public password, is not loaded into it`
      )
    for (const [module, value] of Object.entries(seconds))
      this.logger.info(`${module}: ${value.toFixed(1)} s`)
    this.logger.success(`${this.name} loaded in ${((Date.now() - begin) / 1000).toFixed(1)} s`)
  }
}
