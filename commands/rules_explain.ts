import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { I18n } from '@adonisjs/i18n'
import { Refusal } from '#values/refusal'

export default class RulesExplain extends BaseCommand {
  static commandName = 'rules:explain'
  static description = 'Ask a rule for a figure and how it got there'
  static help = [
    "{{ binaryName }} rules:explain tax.tnb '{...}' --json",
    'Input may hold "parameters": {"key": value} to try other values than the approved settings.',
  ]
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Name of the rule; see rules:list' })
  declare name: string

  @args.string({ description: 'Input as JSON', required: false, default: '{}' })
  declare input: string

  @flags.boolean({ description: 'Machine-readable' })
  declare json: boolean

  @flags.string({ description: 'Language of the labels: fr, ar or en', default: 'fr' })
  declare locale: string

  async run() {
    const { explainRule } = await import('#platform/rules/explain')
    const { default: i18nManager } = await import('@adonisjs/i18n/services/main')
    const i18n = i18nManager.locale(this.locale)
    try {
      if (!i18nManager.supportedLocales().includes(this.locale))
        throw new Refusal('rules.unknown_locale', { locale: this.locale })
      const answer = await explainRule(this.name, this.input, i18n)
      if (this.json) return console.log(JSON.stringify(answer, null, 2))
      this.logger.log(`${answer.title}: ${JSON.stringify(answer.value)}`)
      answer.steps.forEach((step, index) => {
        this.logger.log(`${index + 1}. ${step.text}${step.formula ? `: ${step.formula}` : ''}`)
        if (step.reference) this.logger.log(`   ${step.reference}`)
      })
    } catch (error) {
      this.exitCode = 1
      const problem = await describeProblem(error, i18n)
      if (this.json) return console.log(JSON.stringify({ error: problem }, null, 2))
      this.logger.error(problem.message)
    }
  }
}

/** Code and sentence of what went wrong, with the fields it concerns. */
async function describeProblem(error: unknown, i18n: I18n) {
  const { refusalText } = await import('#platform/http/refusal_text')
  const { databaseMissing, inputProblems } = await import('#platform/rules/input_problems')
  if (error instanceof Refusal) {
    const message = refusalText(i18n, error)
    const fields = error.field === undefined ? undefined : [{ field: error.field, message }]
    return { code: error.code, message, params: error.params, fields }
  }
  const fields = inputProblems(error, i18n)
  if (fields)
    return {
      code: 'invalid_input',
      message: fields.map(({ message }) => message).join(' '),
      fields,
    }
  if (databaseMissing(error)) return { code: 'not_ready', message: i18n.t('explanation.not_ready') }
  return { code: 'failed', message: (error as Error).message }
}
