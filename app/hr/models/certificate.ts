import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { HrCertificateSchema } from '#database/schema'
import { Agent } from '#hr/models/agent'

/** What was attested of somebody on a day, under an official number. */
export class Certificate extends HrCertificateSchema {
  static table = 'hr_certificates'
  static subjectType = 'hr.certificate'

  declare kind: 'employment' | 'salary' | 'information'

  @belongsTo(() => Agent)
  declare agent: BelongsTo<typeof Agent>

  get subjectLabel(): string {
    return this.number
  }
}
