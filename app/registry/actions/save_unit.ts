import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import { transaction } from '#platform/transaction'
import { Unit } from '#registry/models/unit'
import { UnitVersion } from '#registry/models/unit_version'
import { requireVersion } from '#values/stale_edit'
import { wouldLoop } from '#registry/rules/unit_tree'
import type { UnitKind } from '#registry/rules/unit_tree'

export interface UnitFacts {
  parentId: number | null
  kind: UnitKind
  nameFr: string
  nameAr: string
  headId?: number | null
  sortOrder?: number
  /** First day on which the unit stands so. */
  validFrom: CivilDate
  /** Last day; open unless given. */
  validTo?: CivilDate | null
  /** The decision it rests on. */
  reference?: string | null
  spellings?: string | null
}

/** Creates a unit. Refuses `registry.unit_code_taken`. */
export async function createUnit(
  act: Act,
  code: string,
  facts: UnitFacts,
  trx?: Transaction
): Promise<Unit> {
  act.authorize('registry.units.edit')
  if (!trx) return transaction((inner) => createUnit(act, code, facts, inner))
  const taken = await Unit.query({ client: trx }).where('code', code).first()
  if (taken)
    throw new Refusal('registry.unit_code_taken', { code, name: taken.nameFr }, { field: 'code' })
  const unit = new Unit().useTransaction(trx)
  unit.merge({ code, nameFr: facts.nameFr, nameAr: facts.nameAr, kind: facts.kind, lockVersion: 1 })
  unit.spellings = facts.spellings ?? null
  await unit.save()
  await putVersion(trx, act, unit, facts)
  return unit
}

/**
 * From a day on, a unit stands elsewhere, is named otherwise or has another head; what it was before stays
 * readable. Refuses `registry.unit_loop` when it would stand under itself, StaleEdit when saved in between.
 */
export async function changeUnit(
  act: Act,
  id: number,
  facts: UnitFacts,
  lockVersion: number,
  trx?: Transaction
): Promise<Unit> {
  act.authorize('registry.units.edit')
  if (!trx) return transaction((inner) => changeUnit(act, id, facts, lockVersion, inner))
  const unit = await Unit.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  requireVersion(unit, lockVersion, {
    nameFr: [unit.nameFr, facts.nameFr],
    nameAr: [unit.nameAr, facts.nameAr],
    kind: [unit.kind, facts.kind],
    spellings: [unit.spellings, facts.spellings],
  })
  unit.merge({ spellings: facts.spellings ?? unit.spellings, lockVersion: unit.lockVersion + 1 })
  await unit.save()
  await putVersion(trx, act, unit, facts)
  return unit
}

/** The unit is dissolved: `lastDay` is the last on which it stands. Refuses while units stand under it. */
export async function closeUnit(
  act: Act,
  id: number,
  lastDay: CivilDate,
  lockVersion: number
): Promise<void> {
  act.authorize('registry.units.edit')
  await transaction(async (trx) => {
    const unit = await Unit.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    requireVersion(unit, lockVersion, {})
    const below = await UnitVersion.query({ client: trx })
      .where('parent_id', id)
      .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', lastDay))
      .first()
    if (below)
      throw new Refusal('registry.unit_has_children', { name: unit.nameFr, child: below.nameFr })
    const last = await UnitVersion.query({ client: trx })
      .where('unit_id', id)
      .orderBy('valid_from', 'desc')
      .firstOrFail()
    if (lastDay < last.validFrom) {
      throw new Refusal(
        'registry.unit_period',
        { from: last.validFrom, to: lastDay },
        { field: 'lastDay' }
      )
    }
    const before = snapshot(last)
    await last.merge({ validTo: lastDay }).save()
    await unit.merge({ lockVersion: unit.lockVersion + 1 }).save()
    await journal.record(trx, act, {
      action: 'registry.unit.closed',
      subject: unit,
      before,
      after: snapshot(last),
    })
  })
}

async function putVersion(trx: Transaction, act: Act, unit: Unit, facts: UnitFacts): Promise<void> {
  if (facts.validTo && facts.validTo < facts.validFrom) {
    throw new Refusal(
      'registry.unit_period',
      { from: facts.validFrom, to: facts.validTo },
      { field: 'validTo' }
    )
  }
  await refuseLoop(trx, unit, facts)
  const versions = await UnitVersion.query({ client: trx })
    .where('unit_id', unit.id)
    .orderBy('valid_from')
    .forUpdate()
  const same = versions.find((version) => version.validFrom === facts.validFrom)
  const earlier = versions.filter((version) => version.validFrom < facts.validFrom).pop()
  const later = versions.find((version) => version.validFrom > facts.validFrom)
  const before = same ? snapshot(same) : earlier ? snapshot(earlier) : null
  if (!same && earlier && (earlier.validTo === null || earlier.validTo >= facts.validFrom)) {
    await earlier.merge({ validTo: addDays(facts.validFrom, -1) }).save()
  }
  const lastPossible = later ? addDays(later.validFrom, -1) : null
  const version = same ?? new UnitVersion().useTransaction(trx)
  version.merge({
    unitId: unit.id,
    parentId: facts.parentId,
    kind: facts.kind,
    nameFr: facts.nameFr,
    nameAr: facts.nameAr,
    headId: facts.headId ?? null,
    sortOrder: facts.sortOrder ?? earlier?.sortOrder ?? 0,
    validFrom: facts.validFrom,
    validTo: facts.validTo ?? lastPossible,
    reference: facts.reference ?? null,
  })
  await version.save()
  await showLatest(trx, unit)
  await journal.record(trx, act, {
    action: before ? 'registry.unit.changed' : 'registry.unit.created',
    subject: unit,
    before,
    after: snapshot(version),
  })
}

async function refuseLoop(trx: Transaction, unit: Unit, facts: UnitFacts): Promise<void> {
  const rows = await trx
    .from('registry_unit_versions')
    .where('valid_from', '<=', facts.validFrom)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>=', facts.validFrom))
    .select('unit_id', 'parent_id')
  const parents = new Map<number, number | null>(rows.map((row) => [row.unit_id, row.parent_id]))
  if (facts.parentId !== null && !parents.has(facts.parentId)) {
    throw new Refusal(
      'registry.unit_parent_absent',
      { from: facts.validFrom },
      { field: 'parentId' }
    )
  }
  if (wouldLoop(parents, unit.id, facts.parentId)) {
    throw new Refusal('registry.unit_loop', { name: unit.nameFr }, { field: 'parentId' })
  }
}

/** The unit's own names follow the version valid today, or the last one that was. */
export async function showLatest(trx: Transaction, unit: Unit): Promise<void> {
  const version = await UnitVersion.query({ client: trx })
    .where('unit_id', unit.id)
    .where('valid_from', '<=', clock.today())
    .orderBy('valid_from', 'desc')
    .first()
  if (!version) return
  await unit.merge({ nameFr: version.nameFr, nameAr: version.nameAr, kind: version.kind }).save()
}
