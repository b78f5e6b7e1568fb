import { yearOf } from '#values/civil_date'
import { Big } from '#values/decimal'
import type { Explained } from '#values/explanation'
import { Money } from '#values/money'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import type { Transaction } from '#platform/transaction'
import type { PurchaseRequest } from '#procurement/models/purchase_request'
import { natureConsumption } from '#procurement/queries/nature_consumption'
import { adviseProcedure, type ProcedureAdvice } from '#procurement/rules/procedure'

/** Which procedure a request needs today, with what the year already bought and asked for of its nature. */
export async function adviseRequest(
  request: Pick<PurchaseRequest, 'id' | 'nature' | 'estimateHtMinor' | 'estimateTtcMinor'>,
  trx?: Transaction
): Promise<Explained<ProcedureAdvice>> {
  const on = clock.today()
  const used = await natureConsumption(request.nature, yearOf(on), request.id, trx)
  const amount = Money.ofMinor(request.estimateHtMinor)
  const amountTtc = Money.ofMinor(request.estimateTtcMinor)
  const vatRate = new Big(amountTtc.minor - amount.minor)
    .times(100)
    .div(amount.minor)
    .round(2)
    .toString()
  return adviseProcedure(
    {
      on,
      amount,
      amountTtc,
      vatRate,
      committed: used.committed,
      inFlight: used.inFlight,
      requested: 'purchase_order',
    },
    await loadParameters()
  )
}
