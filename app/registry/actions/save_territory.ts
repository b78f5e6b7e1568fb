import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Territory } from '#registry/models/territory'
import { requireVersion } from '#values/stale_edit'

export interface TerritoryFacts {
  nameFr: string
  nameAr: string
  spellings?: string | null
  population?: number | null
  households?: number | null
  establishments?: number | null
  businessEstablishments?: number | null
  jobs?: number | null
  censusYear?: number | null
  tileColumn?: number | null
  tileRow?: number | null
}

/** Changes the names and figures of a place. Throws StaleEdit when somebody saved in between. */
export async function updateTerritory(
  act: Act,
  id: number,
  facts: TerritoryFacts,
  lockVersion: number
): Promise<Territory> {
  act.authorize('registry.territory.edit')
  return transaction(async (trx) => {
    const territory = await Territory.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    const kept = territory as unknown as Record<string, unknown>
    requireVersion(
      territory,
      lockVersion,
      Object.fromEntries(
        Object.entries(facts).map(([field, typed]) => [field, [kept[field], typed]])
      )
    )
    const before = snapshot(territory)
    territory.merge({ ...facts, lockVersion: territory.lockVersion + 1 })
    await territory.save()
    await journal.record(trx, act, {
      action: 'registry.territory.changed',
      subject: territory,
      before,
      after: snapshot(territory),
    })
    return territory
  })
}

/** Creates a place or brings the one with that code to the facts; answers what happened. For imports and seeds. */
export async function putTerritory(
  trx: Transaction,
  act: Act,
  code: string,
  facts: TerritoryFacts & { kind: Territory['kind']; parentId: number | null }
): Promise<{ territory: Territory; outcome: 'created' | 'updated' | 'unchanged' }> {
  const known = await Territory.query({ client: trx }).where('code', code).forUpdate().first()
  const before = known ? snapshot(known) : null
  const territory = known ?? new Territory().useTransaction(trx)
  territory.merge({ code, ...facts })
  if (known && !known.$isDirty) return { territory, outcome: 'unchanged' }
  territory.lockVersion = (known?.lockVersion ?? 0) + 1
  await territory.save()
  await journal.record(trx, act, {
    action: known ? 'registry.territory.changed' : 'registry.territory.created',
    subject: territory,
    before,
    after: snapshot(territory),
  })
  return { territory, outcome: known ? 'updated' : 'created' }
}
