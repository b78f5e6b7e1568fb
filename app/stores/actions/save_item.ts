import { foldText } from '#values/text'
import { Big } from '#values/decimal'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Item } from '#stores/models/item'

export interface ItemFacts {
  code: string
  nameFr: string
  nameAr?: string | null
  unit: string
  family: string
  nature?: string | null
  shelf?: string | null
  minimum: string
  maximum: string
}

/** Creates an item, or changes one. Refuses `stores.item_exists`, `stores.levels`. */
export async function saveItem(act: Act, facts: ItemFacts, id?: number): Promise<Item> {
  act.authorize('stores.items.edit')
  if (new Big(facts.minimum).lt(0) || new Big(facts.maximum).lt(facts.minimum)) {
    throw new Refusal(
      'stores.levels',
      { minimum: facts.minimum, maximum: facts.maximum },
      { field: 'maximum' }
    )
  }
  return transaction(async (trx) => {
    const other = await trx
      .from('stores_items')
      .where('code', facts.code)
      .whereNot('id', id ?? 0)
      .first()
    if (other)
      throw new Refusal(
        'stores.item_exists',
        { code: facts.code, name: other.name_fr },
        { field: 'code' }
      )
    const item = id
      ? await Item.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
      : new Item()
    const before = id ? snapshot(item) : null
    item.useTransaction(trx).merge({
      ...facts,
      nameAr: facts.nameAr ?? null,
      nature: facts.nature ?? null,
      shelf: facts.shelf ?? null,
      foldedName: foldText(`${facts.code} ${facts.nameFr} ${facts.nameAr ?? ''}`),
      lockVersion: (item.lockVersion ?? 0) + 1,
    })
    await item.save()
    await journal.record(trx, act, {
      action: id ? 'stores.item.changed' : 'stores.item.created',
      subject: item,
      before,
      after: snapshot(item),
    })
    return item
  })
}
