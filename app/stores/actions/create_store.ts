import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Store } from '#stores/models/store'

export interface StoreFacts {
  code: string
  nameFr: string
  nameAr?: string | null
  unitId?: number | null
}

/** Opens a store, or answers the one of that code. */
export async function createStore(act: Act, facts: StoreFacts): Promise<Store> {
  act.authorize('stores.items.edit')
  return transaction(async (trx) => {
    const known = await Store.query({ client: trx }).where('code', facts.code).first()
    if (known) return known
    const store = await Store.create(
      {
        code: facts.code,
        nameFr: facts.nameFr,
        nameAr: facts.nameAr ?? null,
        unitId: facts.unitId ?? null,
      },
      { client: trx }
    )
    await journal.record(trx, act, {
      action: 'stores.store.created',
      subject: store,
      after: snapshot(store),
    })
    return store
  })
}
