import type { CivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { type Transaction, transaction } from '#platform/transaction'
import { PurchaseRequest } from '#procurement/models/purchase_request'
import { natureOf } from '#procurement/queries/natures'
import { purchaseAmounts } from '#procurement/rules/purchase_amounts'

export interface RequestLineFacts {
  designation: string
  specification?: string | null
  unit: string
  quantity: string
  unitPrice: Money
  vatRate: string
  itemId?: number | null
}

export interface RequestFacts {
  unitId: number
  object: string
  justification?: string | null
  estimateSource?: string | null
  nature: string
  neededOn: CivilDate
  lineId?: number | null
  lines: RequestLineFacts[]
  /** The same key makes one request, however often it is sent. */
  requestKey?: string
}

/**
 * Writes down what a service needs, or changes it while it is a draft. Refuses `procurement.request_empty`,
 * `procurement.vat_rate_unknown`, `procurement.request_not_draft`.
 */
export async function saveRequest(
  act: Act,
  facts: RequestFacts,
  id?: number
): Promise<PurchaseRequest> {
  act.authorize('procurement.requests.edit', { unitId: facts.unitId })
  if (facts.lines.length === 0)
    throw new Refusal('procurement.request_empty', {}, { field: 'lines' })
  const parameters = await loadParameters()
  const on = clock.today()
  const nature = natureOf(parameters, on, facts.nature)
  const rates = parameters.on<string[]>('procurement.vat.rates', on).value
  const wrong = facts.lines.find(
    (line) => !rates.some((rate) => Number(rate) === Number(line.vatRate))
  )
  if (wrong) {
    const params = { designation: wrong.designation, rate: wrong.vatRate, rates: rates.join(', ') }
    throw new Refusal('procurement.vat_rate_unknown', params, { field: 'lines' })
  }
  const amounts = purchaseAmounts(facts.lines)
  return transaction(async (trx) => {
    const repeated = await sentBefore(trx, facts.requestKey, id)
    if (repeated) return repeated
    const request = id ? await lockDraft(trx, id) : new PurchaseRequest()
    const before = id ? snapshot(request) : null
    request.useTransaction(trx).merge({
      unitId: facts.unitId,
      object: facts.object,
      justification: facts.justification ?? null,
      estimateSource: facts.estimateSource ?? null,
      nature: nature.code,
      category: nature.category,
      neededOn: facts.neededOn,
      lineId: facts.lineId ?? null,
      estimateHtMinor: amounts.ht.minor,
      estimateTtcMinor: amounts.ttc.minor,
      reservedMinor: 0,
      state: 'draft',
      requestKey: facts.requestKey ?? request.requestKey ?? null,
      lockVersion: (request.lockVersion ?? 0) + 1,
    })
    if (!id) request.merge({ requestedById: act.actor.userId, requestedByName: act.actor.name })
    await request.save()
    await replaceLines(trx, request.id, facts.lines)
    await journal.record(trx, act, {
      action: id ? 'procurement.request.changed' : 'procurement.request.drafted',
      subject: request,
      before,
      after: { ...snapshot(request), lines: facts.lines.length },
    })
    return request
  })
}

async function sentBefore(trx: Transaction, key: string | undefined, id: number | undefined) {
  if (!key || id) return null
  return PurchaseRequest.query({ client: trx }).where('requestKey', key).first()
}

async function lockDraft(trx: Transaction, id: number): Promise<PurchaseRequest> {
  const request = await PurchaseRequest.query({ client: trx })
    .where('id', id)
    .forUpdate()
    .firstOrFail()
  if (request.state !== 'draft') {
    throw new Refusal(
      'procurement.request_not_draft',
      { number: request.number ?? '' },
      { status: 409 }
    )
  }
  return request
}

async function replaceLines(
  trx: Transaction,
  requestId: number,
  lines: RequestLineFacts[]
): Promise<void> {
  await trx.from('procurement_request_lines').where('request_id', requestId).delete()
  await trx.table('procurement_request_lines').multiInsert(
    lines.map((line, index) => ({
      request_id: requestId,
      position: index + 1,
      designation: line.designation,
      specification: line.specification ?? null,
      unit: line.unit,
      quantity: line.quantity,
      unit_price_minor: line.unitPrice.minor,
      vat_rate: line.vatRate,
      item_id: line.itemId ?? null,
    }))
  )
}
