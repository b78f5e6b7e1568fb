import { readFileSync, writeFileSync } from 'node:fs'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { ModuleNotRaised, raiseModule } from '#platform/scaffold/new_module'

/** A new module with one small, working example of everything most modules need. */
export default class ModuleNew extends BaseCommand {
  static commandName = 'module:new'
  static description =
    'Raise a new module: rooms, texts, migration, tests; the house knows it at once'

  @args.string({ description: 'Lower case with underscores: civil_status' })
  declare name: string

  @flags.boolean({
    description: 'A service below the businesses (like budget, stores) instead of a business',
  })
  declare service: boolean

  async run() {
    try {
      const made = raiseModule(
        this.app.makePath(),
        this.name,
        this.service ? 'service' : 'business'
      )
      await this.#format([...made.written, ...made.joined])
      for (const path of made.written) this.logger.action(`create ${path}`).succeeded()
      for (const path of made.joined) this.logger.action(`add ${this.name} to ${path}`).succeeded()
    } catch (error) {
      if (!(error instanceof ModuleNotRaised)) throw error
      this.exitCode = 1
      return this.logger.error(error.message)
    }
    const next = [
      './idara ace migration:run      # makes its table and the model’s columns in database/schema.ts',
      './idara ace foundations:seed   # makes its role',
      `./idara test unit --files tests/unit/${this.name}/entry_code.spec.ts`,
      `./idara test functional --files tests/functional/${this.name}/pages.spec.ts`,
    ]
    console.log(`\nThen:\n${next.map((line) => `  ${line}`).join('\n')}`)
    console.log(
      `\nIts menu line stands in the section "registry". For a section of its own: ORDER in` +
        ` app/platform/navigation/menu.ts and menu.sections in resources/lang/{fr,ar,en}/menu.json.`
    )
  }

  /** Long names move line breaks: files are left as the format check wants them. */
  async #format(paths: string[]): Promise<void> {
    const { format, getFileInfo, resolveConfig } = await import('prettier')
    for (const path of paths.map((name) => this.app.makePath(name))) {
      const { ignored, inferredParser } = await getFileInfo(path, {
        ignorePath: this.app.makePath('.prettierignore'),
      })
      if (ignored || !inferredParser) continue
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))
    }
  }
}
