import { TaxDeclarationSchema } from '#database/schema'

/** A declaration as filed and stamped: yearly, of a transfer, of a change. */
export class Declaration extends TaxDeclarationSchema {
  static table = 'tax_declarations'

  declare kind: 'annual' | 'transfer' | 'change'
}
