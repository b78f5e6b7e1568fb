import { RegistryFiscalYearSchema } from '#database/schema'

export class FiscalYear extends RegistryFiscalYearSchema {
  static table = 'registry_fiscal_years'
  static subjectType = 'registry.fiscal_year'

  declare state: 'planned' | 'open' | 'closed'

  get subjectLabel(): string {
    return String(this.year)
  }
}
