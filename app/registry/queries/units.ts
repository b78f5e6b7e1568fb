import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import { idsUnder, treeOn, UnitMatcher } from '#registry/rules/unit_tree'
import type { NamedUnit, UnitNode, UnitPlacement } from '#registry/rules/unit_tree'

/** Finds a unit as registers write it: 'DRH', 'Espaces verts', 'Parc auto'. Load once, match thousands. */
export async function loadUnits(): Promise<UnitMatcher> {
  return new UnitMatcher(await allUnits())
}

/** Every unit under its latest names. */
export async function allUnits(): Promise<NamedUnit[]> {
  const rows = await db
    .from('registry_units')
    .orderBy('name_fr')
    .select('id', 'code', 'name_fr', 'name_ar', 'spellings')
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    nameFr: row.name_fr,
    nameAr: row.name_ar,
    spellings: row.spellings,
  }))
}

/** The organisation as it stood on a day. */
export async function unitTree(on: CivilDate = clock.today()): Promise<UnitNode[]> {
  return treeOn(await placementsOn(on), on)
}

/** A unit and everything below it on a day: for lists of a directorate. */
export async function unitIdsUnder(
  unitId: number,
  on: CivilDate = clock.today()
): Promise<number[]> {
  return idsUnder(await unitTree(on), unitId)
}

async function placementsOn(on: CivilDate): Promise<UnitPlacement[]> {
  const rows = await db
    .from('registry_unit_versions as v')
    .join('registry_units as u', 'u.id', 'v.unit_id')
    .leftJoin('registry_parties as p', 'p.id', 'v.head_id')
    .where('v.valid_from', '<=', on)
    .where((query) => query.whereNull('v.valid_to').orWhere('v.valid_to', '>=', on))
    .select('v.*', 'u.code', 'p.name_fr as head_name')
  return rows.map((row) => ({
    unitId: row.unit_id,
    parentId: row.parent_id,
    code: row.code,
    kind: row.kind,
    nameFr: row.name_fr,
    nameAr: row.name_ar,
    headId: row.head_id,
    headName: row.head_name,
    sortOrder: row.sort_order,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}
