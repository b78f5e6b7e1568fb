import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import type { Unit } from '#registry/models/unit'
import type { UnitKind } from '#registry/rules/unit_tree'

export interface UnitVersionLine {
  parentId: number | null
  parentName: string | null
  kind: UnitKind
  nameFr: string
  nameAr: string
  headId: number | null
  headName: string | null
  validFrom: CivilDate
  validTo: CivilDate | null
  reference: string | null
  current: boolean
}

/** A unit's versions, latest first, and the units under it today. */
export async function unitPage(unit: Unit, locale: string) {
  const rows = await db
    .from('registry_unit_versions as v')
    .leftJoin('registry_units as parent', 'parent.id', 'v.parent_id')
    .leftJoin('registry_parties as head', 'head.id', 'v.head_id')
    .where('v.unit_id', unit.id)
    .orderBy('v.valid_from', 'desc')
    .select(
      'v.*',
      'parent.name_fr as parent_fr',
      'parent.name_ar as parent_ar',
      'head.name_fr as head_fr'
    )
  const today = clock.today()
  const versions = rows.map((row): UnitVersionLine => ({
    parentId: row.parent_id,
    parentName: locale === 'ar' ? row.parent_ar : row.parent_fr,
    kind: row.kind,
    nameFr: row.name_fr,
    nameAr: row.name_ar,
    headId: row.head_id,
    headName: row.head_fr,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    reference: row.reference,
    current: row.valid_from <= today && (row.valid_to === null || row.valid_to >= today),
  }))
  const children = await db
    .from('registry_unit_versions')
    .where('parent_id', unit.id)
    .where('valid_from', '<=', today)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>=', today))
    .orderBy('sort_order')
    .select('unit_id as id', 'name_fr', 'name_ar', 'kind')
  return {
    versions,
    latest: versions[0] ?? null,
    current: versions.find((item) => item.current) ?? null,
    children,
  }
}
