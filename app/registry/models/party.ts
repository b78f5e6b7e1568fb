import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { RegistryPartySchema } from '#database/schema'
import { Address } from '#registry/models/address'
import { BankAccount } from '#registry/models/bank_account'
import { Contact } from '#registry/models/contact'
import { PartyIdentifier } from '#registry/models/party_identifier'
import { PartyRole } from '#registry/models/party_role'

/** A person or an organisation, once. A merged one points to the party that was kept. */
export class Party extends RegistryPartySchema {
  static table = 'registry_parties'
  static subjectType = 'registry.party'

  declare kind: 'person' | 'organisation'
  declare sex: 'F' | 'M' | null

  @hasMany(() => PartyIdentifier)
  declare identifiers: HasMany<typeof PartyIdentifier>

  @hasMany(() => PartyRole)
  declare roles: HasMany<typeof PartyRole>

  @hasMany(() => Address)
  declare addresses: HasMany<typeof Address>

  @hasMany(() => Contact)
  declare contacts: HasMany<typeof Contact>

  @hasMany(() => BankAccount)
  declare bankAccounts: HasMany<typeof BankAccount>

  get subjectLabel(): string {
    return this.nameFr
  }

  /** The name in the reader's script; the Latin one when no Arabic one is known. */
  nameIn(locale: string): string {
    return locale === 'ar' && this.nameAr ? this.nameAr : this.nameFr
  }
}
