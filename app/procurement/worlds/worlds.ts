import type { Act } from '#platform/act'
import { PLANNED } from '#procurement/worlds/planned_purchases'
import { seedPurchases } from '#procurement/worlds/purchases'
import { demonstrationActs } from '#procurement/worlds/roles'
import { seedSuppliers } from '#procurement/worlds/suppliers'
import { seedTenders } from '#procurement/worlds/tenders'

/** The demonstration city: the whole register, purchases at every stage, two tenders. */
export async function seedCasablanca(act: Act): Promise<void> {
  await seedSuppliers(act)
  const acts = await demonstrationActs()
  await seedPurchases(acts)
  await seedTenders(acts)
}

/** A few suppliers and three purchases: waiting, signed, paid. */
export async function seedHamlet(act: Act): Promise<void> {
  await seedSuppliers(act, 6)
  const acts = await demonstrationActs()
  await seedPurchases(
    acts,
    PLANNED.filter((plan) =>
      [
        'Papier et consommables de bureau',
        'Chaussures de sécurité',
        'Mobilier du bureau d’hygiène',
      ].includes(plan.object)
    )
  )
}
