import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { HrCertificateSchema } from '#database/schema'
import type { CertificateSaid } from '#hr/documents/papers'
import { Agent } from '#hr/models/agent'

/** What was attested of somebody on a day, under an official number. */
export class Certificate extends HrCertificateSchema {
  static table = 'hr_certificates'
  static subjectType = 'hr.certificate'

  declare kind: 'employment' | 'salary' | 'information'

  @belongsTo(() => Agent)
  declare agent: BelongsTo<typeof Agent>

  /** What the paper says, kept from its day. */
  get said(): CertificateSaid {
    const kept = this.facts as unknown
    return typeof kept === 'string' ? JSON.parse(kept) : (kept as CertificateSaid)
  }

  get subjectLabel(): string {
    return this.number
  }
}
