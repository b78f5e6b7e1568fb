import { StoresStoreSchema } from '#database/schema'

/** A store of the commune. */
export class Store extends StoresStoreSchema {
  static table = 'stores_stores'
  static subjectType = 'stores.store'

  get subjectLabel(): string {
    return this.nameFr
  }

  nameIn(locale: string): string {
    return locale === 'ar' && this.nameAr ? this.nameAr : this.nameFr
  }
}
