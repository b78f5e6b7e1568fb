import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AuditVerify extends BaseCommand {
  static commandName = 'audit:verify'
  static description = 'Prove that no journal entry was changed, removed or inserted'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Machine-readable' })
  declare json: boolean

  async run() {
    const { verifyJournal } = await import('#platform/audit/verification')
    const verdict = await verifyJournal()
    if (verdict.faults.length) this.exitCode = 1
    if (this.json) return console.log(JSON.stringify(verdict, null, 2))
    for (const fault of verdict.faults) {
      this.logger.error(`entry ${fault.entryId}: ${fault.kind}, ${fault.detail}`)
    }
    if (!verdict.faults.length) {
      this.logger.success(`${verdict.entries} entries, ${verdict.seals} seals: the chain holds`)
    }
  }
}
