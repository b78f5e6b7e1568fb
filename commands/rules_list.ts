import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { installed } from '#platform/modules'
import { describeRule } from '#platform/rules/describe'
import { textKey } from '#platform/texts'

export default class RulesList extends BaseCommand {
  static commandName = 'rules:list'
  static description = 'The rules that produce figures, with their input and an example'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({
    description:
      'Machine-readable: name, titles, input (JSON Schema), example, answer and settings of each',
  })
  declare json: boolean

  @flags.string({ description: 'Language of the title: fr, ar or en', default: 'fr' })
  declare locale: string

  async run() {
    const { default: i18n } = await import('@adonisjs/i18n/services/main')
    const rules = installed.rules()
    if (this.json) {
      const described = rules.map((rule) =>
        describeRule(rule, installed.settings(), i18n, this.locale)
      )
      return console.log(JSON.stringify(await Promise.all(described), null, 2))
    }
    const table = this.ui.table().head(['Rule', 'Title', 'Example'])
    for (const rule of rules) {
      const title = i18n.locale(this.locale).t(textKey('rules', rule.name))
      table.row([rule.name, title, JSON.stringify(rule.example)])
    }
    table.render()
  }
}
