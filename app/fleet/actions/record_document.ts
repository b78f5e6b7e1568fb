import type { CivilDate } from '#values/civil_date'
import { addYears, earlierOf, formatCivilDate } from '#values/civil_date'
import type { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { snapshot } from '#platform/audit/changes'
import type { Act } from '#platform/act'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import type { Parameters } from '#values/parameters'
import type { Vehicle } from '#fleet/models/vehicle'
import { VehicleDocument } from '#fleet/models/vehicle_document'
import type { DocumentKind } from '#fleet/models/vehicle_document'
import { lockVehicle } from '#fleet/actions/assign_request'
import { inspectionDue } from '#fleet/rules/inspections'
import { roadTax } from '#fleet/rules/road_tax'

export interface DocumentFacts {
  kind: DocumentKind
  number?: string | null
  issuer?: string | null
  /** Day of the visit, the payment, the policy's start. */
  validFrom: CivilDate
  /** Left out where the rules or a period of validity give it. */
  validTo?: CivilDate | null
  amountMinor?: number | null
  /** Exemption ground of a road tax. */
  ground?: string | null
}

/** Keeps a paper of a vehicle; its due date comes from the rules where they give one. */
export async function recordDocument(
  act: Act,
  vehicleId: number,
  facts: DocumentFacts
): Promise<VehicleDocument> {
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const vehicle = await lockVehicle(trx, vehicleId)
    act.authorize('fleet.documents.edit', vehicle)
    return recordDocumentIn(trx, act, vehicle, facts, parameters)
  })
}

export async function recordDocumentIn(
  trx: Transaction,
  act: Act,
  vehicle: Vehicle,
  facts: DocumentFacts,
  parameters: Parameters
): Promise<VehicleDocument> {
  const computed = validityOf(vehicle, facts, parameters)
  if (computed.validTo && computed.validTo < facts.validFrom) {
    throw new Refusal(
      'fleet.document_reversed',
      { from: formatCivilDate(facts.validFrom), to: formatCivilDate(computed.validTo) },
      { field: 'validTo' }
    )
  }
  const key = { vehicleId: vehicle.id, kind: facts.kind, validFrom: facts.validFrom }
  const known = await VehicleDocument.query({ client: trx }).where(key).forUpdate().first()
  const before = known ? snapshot(known) : null
  const document = known ?? new VehicleDocument().useTransaction(trx)
  document.merge({ ...facts, ...key, ...computed })
  await document.save()
  await refreshDueDates(trx, vehicle, parameters, facts.validFrom)
  await journal.record(trx, act, {
    action: 'fleet.document.recorded',
    subject: vehicle,
    before,
    after: {
      kind: facts.kind,
      number: facts.number ?? null,
      from: facts.validFrom,
      to: document.validTo,
    },
  })
  return document
}

function validityOf(vehicle: Vehicle, facts: DocumentFacts, parameters: Parameters) {
  const on = facts.validFrom
  if (facts.kind === 'inspection' && !facts.validTo) {
    const subject = {
      useClass: vehicle.useClass,
      firstUsedOn: vehicle.firstUsedOn,
      lastVisitOn: on,
      leased: vehicle.ownership === 'leased',
    }
    const due = inspectionDue(subject, on, parameters)
    return { validTo: due.value.dueOn, explanation: storedExplanation('fleet.inspection_due', due) }
  }
  if (facts.kind === 'registration' && !facts.validTo) {
    return {
      validTo: addYears(on, parameters.on<number>('fleet.registration.validity_years', on).value),
      explanation: null,
    }
  }
  if (facts.kind === 'road_tax') {
    const year = Number((facts.validTo ?? on).slice(0, 4))
    const owed = roadTax(roadTaxSubject(vehicle, facts.ground), year, on, parameters)
    return {
      // a year's tax serves until the last day the next one may be paid
      validTo:
        facts.validTo ?? `${year + 1}-${parameters.on<string>('fleet.road_tax.due_day', on).value}`,
      amountMinor: facts.amountMinor ?? owed.value.total.minor,
      explanation: storedExplanation('fleet.road_tax', owed),
    }
  }
  return { validTo: facts.validTo ?? null, explanation: null }
}

/** A vehicle as the road tax sees it. */
export function roadTaxSubject(vehicle: Vehicle, ground?: string | null) {
  return {
    energy: vehicle.energy,
    fiscalPower: vehicle.fiscalPower,
    grossWeightKg: vehicle.grossWeightKg,
    exemption: ground ?? (vehicle.roadTaxExempt ? 'certificate' : null),
    registeredOn: null,
  }
}

/** Carries the latest validity of each paper to the vehicle: what lists, alerts and I4 read. */
export async function refreshDueDates(
  trx: Transaction,
  vehicle: Vehicle,
  parameters: Parameters,
  on: CivilDate
): Promise<void> {
  const rows = await trx
    .from('fleet_vehicle_documents')
    .where('vehicle_id', vehicle.id)
    .groupBy('kind')
    .select('kind')
    .max('valid_to as valid_to')
  const latest = new Map<string, CivilDate | null>(rows.map((row) => [row.kind, row.valid_to]))
  const subject = {
    useClass: vehicle.useClass,
    firstUsedOn: vehicle.firstUsedOn,
    lastVisitOn: null,
    leased: vehicle.ownership === 'leased',
  }
  const first = inspectionDue(subject, on, parameters).value.dueOn
  vehicle.useTransaction(trx).merge({
    inspectionExempt: first === null,
    inspectionTo: first === null ? null : (latest.get('inspection') ?? first),
    insuranceTo: latest.get('insurance') ?? null,
    roadTaxTo: latest.get('road_tax') ?? null,
    registrationTo: latest.get('registration') ?? null,
  })
  const dues = [vehicle.inspectionTo, vehicle.insuranceTo, vehicle.roadTaxTo].filter(
    (day): day is string => Boolean(day)
  )
  vehicle.nextDueOn = dues.length > 0 ? dues.reduce(earlierOf) : null
  await vehicle.save()
}

/** What a vehicle owes for a year, for the page of its papers. */
export function roadTaxOwed(vehicle: Vehicle, year: number, parameters: Parameters): Money {
  return roadTax(roadTaxSubject(vehicle), year, null, parameters).value.total
}
