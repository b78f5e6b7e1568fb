import { RegistryBankAccountSchema } from '#database/schema'

/** An account a party is or was paid on; the one in force has a current_key. Its number never changes. */
export class BankAccount extends RegistryBankAccountSchema {
  static table = 'registry_bank_accounts'

  declare origin: 'first' | 'proposal' | 'merge'
}
