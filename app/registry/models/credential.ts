import { RegistryCredentialSchema } from '#database/schema'
import type { CredentialKind } from '#registry/rules/credentials'

/** A driving licence category, a medical visit or a professional card, valid to a day. */
export class Credential extends RegistryCredentialSchema {
  static table = 'registry_credentials'
  static subjectType = 'registry.credential'

  declare kind: CredentialKind

  get subjectLabel(): string {
    return [this.kind, this.category, this.number].filter(Boolean).join(' ')
  }
}
