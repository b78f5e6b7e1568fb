import { RegistryTerritorySchema } from '#database/schema'

/** The commune, a préfecture d'arrondissements or one of the 16 arrondissements. */
export class Territory extends RegistryTerritorySchema {
  static table = 'registry_territories'
  static subjectType = 'registry.territory'

  declare kind: 'commune' | 'prefecture' | 'arrondissement'

  get subjectLabel(): string {
    return `${this.code} ${this.nameFr}`
  }

  nameIn(locale: string): string {
    return locale === 'ar' ? this.nameAr : this.nameFr
  }
}
