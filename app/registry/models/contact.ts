import { RegistryContactSchema } from '#database/schema'

export class Contact extends RegistryContactSchema {
  static table = 'registry_contacts'

  declare kind: 'phone' | 'email' | 'fax'
}
