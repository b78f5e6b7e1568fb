import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RegistryBankAccountProposalSchema } from '#database/schema'
import { Party } from '#registry/models/party'

/** A change of account asked by one person and decided by another. */
export class BankAccountProposal extends RegistryBankAccountProposalSchema {
  static table = 'registry_bank_account_proposals'
  static subjectType = 'registry.bank_account_proposal'

  declare state: 'proposed' | 'approved' | 'rejected' | 'withdrawn'

  @belongsTo(() => Party)
  declare party: BelongsTo<typeof Party>

  get subjectLabel(): string {
    return `RIB ••••${this.rib.slice(-6)}`
  }
}
