import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { installed } from '#platform/modules'
import { inputSchema } from '#platform/rules/input_schema'
import { textKey } from '#platform/texts'

export default class RulesList extends BaseCommand {
  static commandName = 'rules:list'
  static description = 'The rules that produce figures, with their input and an example'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({
    description: 'Machine-readable: name, title, input (JSON Schema), example and answer of each',
  })
  declare json: boolean

  async run() {
    const { default: i18n } = await import('@adonisjs/i18n/services/main')
    const french = i18n.locale('fr')
    const rules = installed.rules().map((rule) => ({
      name: rule.name,
      title: french.t(textKey('rules', rule.name)),
      input: inputSchema(rule),
      example: rule.example,
      answer: rule.answer,
    }))
    if (this.json) return console.log(JSON.stringify(rules, null, 2))
    const table = this.ui.table().head(['Rule', 'Title', 'Example'])
    for (const rule of rules) table.row([rule.name, rule.title, JSON.stringify(rule.example)])
    table.render()
  }
}
