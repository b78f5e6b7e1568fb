import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Driver } from '#fleet/models/driver'

export interface DriverGiven {
  partyId: number
  unitId?: number | null
  code?: string | null
  phone?: string | null
}

/** A person of the registry becomes a driver; one who already is only gains what was not known. */
export async function registerDriverIn(
  trx: Transaction,
  act: Act,
  given: DriverGiven
): Promise<{ driver: Driver; created: boolean }> {
  const known = await Driver.query({ client: trx })
    .where('partyId', given.partyId)
    .forUpdate()
    .first()
  const driver = known ?? new Driver().useTransaction(trx)
  driver.useTransaction(trx).merge({
    partyId: given.partyId,
    unitId: given.unitId ?? driver.unitId ?? null,
    code: given.code ?? driver.code ?? null,
    phone: given.phone ?? driver.phone ?? null,
    state: driver.state ?? 'active',
    lockVersion: known ? known.lockVersion : 1,
  })
  await driver.save()
  if (!known) {
    await journal.record(trx, act, {
      action: 'fleet.driver.registered',
      subject: driver,
      after: { party_id: given.partyId },
    })
  }
  return { driver, created: !known }
}

/** Takes a driver off the roster or puts him back. */
export async function setDriverState(act: Act, id: number, state: Driver['state']): Promise<void> {
  await transaction(async (trx) => {
    const driver = await Driver.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    act.authorize('fleet.drivers.edit', driver)
    const before = driver.state
    driver.useTransaction(trx).merge({ state, lockVersion: driver.lockVersion + 1 })
    await driver.save()
    await journal.record(trx, act, {
      action: `fleet.driver.${state}`,
      subject: driver,
      before: { state: before },
      after: { state },
    })
  })
}
