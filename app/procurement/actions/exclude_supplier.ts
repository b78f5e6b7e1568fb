import type { CivilDate } from '#values/civil_date'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { Supplier } from '#procurement/models/supplier'

/** Shuts a supplier out of quotes and tenders, for a time or until it is readmitted (décret 2-22-431, art. 152). */
export async function excludeSupplier(
  act: Act,
  id: number,
  until: CivilDate | null,
  reason: string
): Promise<Supplier> {
  return change(act, id, 'procurement.supplier.excluded', reason, {
    state: 'excluded',
    excludedUntil: until,
    exclusionReason: reason,
  })
}

/** Ends an exclusion. */
export async function readmitSupplier(act: Act, id: number): Promise<Supplier> {
  return change(act, id, 'procurement.supplier.readmitted', null, {
    state: 'active',
    excludedUntil: null,
    exclusionReason: null,
  })
}

async function change(
  act: Act,
  id: number,
  action: string,
  reason: string | null,
  fields: Pick<Supplier, 'state' | 'excludedUntil' | 'exclusionReason'>
): Promise<Supplier> {
  act.authorize('procurement.suppliers.edit')
  return transaction(async (trx) => {
    const supplier = await Supplier.query({ client: trx })
      .where('id', id)
      .preload('party')
      .forUpdate()
      .firstOrFail()
    const before = { state: supplier.state, excludedUntil: supplier.excludedUntil }
    supplier.merge(fields)
    await supplier.save()
    await journal.record(trx, act, {
      action,
      subject: supplier,
      before,
      after: { state: supplier.state, excludedUntil: supplier.excludedUntil },
      reason,
    })
    return supplier
  })
}
