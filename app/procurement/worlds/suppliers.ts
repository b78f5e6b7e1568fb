import { isIce, isRib } from '#values/identifiers'
import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import { readSheet } from '#registry/worlds/base'
import { saveSupplier } from '#procurement/actions/save_supplier'
import { Supplier } from '#procurement/models/supplier'

const KINDS: Record<string, Supplier['kind']> = {
  'Coopérative': 'cooperative',
  'Auto-entrepreneur': 'auto_entrepreneur',
}

/** The register's valid suppliers; `few` keeps the first ones. Idempotent. */
export async function seedSuppliers(act: Act, few?: number): Promise<void> {
  if (await Supplier.query().first()) return
  const rows = await readSheet('database/registers/fournisseurs.csv')
  const valid = rows.filter((row) => isIce(row.ice) && isRib(row.rib))
  await transaction(async (trx) => {
    for (const row of valid.slice(0, few ?? valid.length)) {
      await saveSupplier(
        act,
        {
          name: row.raison_sociale,
          legalForm: row.forme,
          kind: KINDS[row.forme] ?? 'company',
          ice: row.ice,
          taxNumber: row.identifiant_fiscal,
          tradeRegister: row.rc,
          court: row.tribunal,
          cnss: row.cnss,
          rib: row.rib,
          address: row.adresse,
          phone: row.telephone,
          email: row.courriel,
          smallFirm: row.pme === 'oui',
        },
        trx
      )
    }
  })
}
