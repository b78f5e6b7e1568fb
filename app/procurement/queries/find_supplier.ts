import { normaliseDigits } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import { foldText } from '#values/text'
import { Supplier } from '#procurement/models/supplier'

/**
 * The one supplier a clerk means by an ICE or a name, 'Name · 00227…'. Refuses `procurement.supplier_unknown`,
 * `procurement.supplier_ambiguous`.
 */
export async function findSupplier(text: string): Promise<Supplier> {
  const ice = /(\d[\d\s]{13,}\d)/.exec(text)?.[1]
  if (ice) {
    const supplier = await Supplier.query()
      .where('ice', normaliseDigits(ice))
      .preload('party')
      .first()
    if (supplier) return supplier
  }
  const folded = foldText(text)
  const found = await Supplier.query()
    .whereHas('party', (query) =>
      query.where('foldedName', 'like', `${folded.replace(/[%_\\]/g, '')}%`)
    )
    .preload('party')
    .limit(2)
  if (found.length === 0)
    throw new Refusal('procurement.supplier_unknown', { text }, { field: 'supplier' })
  if (found.length > 1)
    throw new Refusal('procurement.supplier_ambiguous', { text }, { field: 'supplier' })
  return found[0]
}
