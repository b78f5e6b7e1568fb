import type { CivilDate } from '#values/civil_date'
import { contains } from '#values/period'
import { foldText } from '#values/text'

export const UNIT_KINDS = [
  'presidency',
  'general_directorate',
  'directorate',
  'division',
  'service',
  'office',
] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export interface UnitPlacement {
  unitId: number
  parentId: number | null
  code: string
  kind: UnitKind
  nameFr: string
  nameAr: string
  headId: number | null
  headName: string | null
  sortOrder: number
  validFrom: CivilDate
  validTo: CivilDate | null
}

export interface UnitNode extends UnitPlacement {
  children: UnitNode[]
}

/** The organisation as it stood on a day: roots with their children, in the order set for them. */
export function treeOn(placements: readonly UnitPlacement[], on: CivilDate): UnitNode[] {
  const nodes = new Map<number, UnitNode>()
  for (const placement of placements) {
    if (contains({ from: placement.validFrom, to: placement.validTo }, on)) {
      nodes.set(placement.unitId, { ...placement, children: [] })
    }
  }
  const roots: UnitNode[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId)
    ;(parent ? parent.children : roots).push(node)
  }
  const sort = (list: UnitNode[]): UnitNode[] => {
    list.sort((a, b) => a.sortOrder - b.sortOrder || (a.nameFr < b.nameFr ? -1 : 1))
    for (const node of list) sort(node.children)
    return list
  }
  return sort(roots)
}

/** The ids of a unit and of everything below it. */
export function idsUnder(nodes: readonly UnitNode[], unitId: number): number[] {
  for (const node of nodes) {
    if (node.unitId === unitId) return idsOf(node)
    const found = idsUnder(node.children, unitId)
    if (found.length) return found
  }
  return []
}

function idsOf(node: UnitNode): number[] {
  return [node.unitId, ...node.children.flatMap(idsOf)]
}

/** True when putting `unitId` under `parentId` would make it stand under itself. */
export function wouldLoop(
  parents: ReadonlyMap<number, number | null>,
  unitId: number,
  parentId: number | null
): boolean {
  const seen = new Set<number>()
  for (let id = parentId; id !== null && !seen.has(id); id = parents.get(id) ?? null) {
    if (id === unitId) return true
    seen.add(id)
  }
  return false
}

export interface NamedUnit {
  id: number
  code: string
  nameFr: string
  nameAr: string
  /** Other ways it is written, one per line: 'DRH'. */
  spellings: string | null
}

/** Finds a unit as registers write it, by code, name or usual short form. */
export class UnitMatcher<U extends NamedUnit = NamedUnit> {
  readonly #byKey = new Map<string, U>()

  constructor(units: readonly U[]) {
    for (const unit of units) {
      const names = [unit.code, unit.nameFr, unit.nameAr, ...(unit.spellings ?? '').split('\n')]
      for (const name of names) if (name.trim()) this.#byKey.set(keyOf(name), unit)
    }
  }

  findUnit(text: string | null | undefined): U | null {
    return this.#byKey.get(keyOf(text ?? '')) ?? null
  }
}

function keyOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]/gu, '')
}
