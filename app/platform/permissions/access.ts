import { Refusal } from '#values/refusal'

/** A record that belongs to a part of the commune. */
export interface Scoped {
  arrondissementId?: number | null
  unitId?: number | null
}

/** One right of one person: everywhere, or in an arrondissement, or in a unit. */
export interface Grant {
  permission: string
  scopeKind: 'commune' | 'arrondissement' | 'unit'
  scopeId: number | null
}

export type Scope =
  { everything: true } | { everything: false; arrondissementIds: number[]; unitIds: number[] }

/** Where a query keeps what a right may be limited to. */
export interface ScopeColumns {
  arrondissement?: string
  unit?: string
}

interface Restrictable {
  where(callback: (query: Restrictable) => void): unknown
  whereRaw(sql: string): unknown
  orWhereIn(column: string, values: number[]): unknown
}

/** What somebody may do and where. One predicate for pages, lists, exports, documents and look-ups. */
export class Access {
  readonly #grants: Map<string, Scope>

  private constructor(
    grants: Map<string, Scope>,
    private readonly all = false
  ) {
    this.#grants = grants
  }

  static everything(): Access {
    return new Access(new Map(), true)
  }

  static of(grants: Iterable<Grant>): Access {
    const scopes = new Map<string, Scope>()
    for (const grant of grants) {
      const known = scopes.get(grant.permission)
      if (known?.everything) continue
      if (grant.scopeKind === 'commune' || grant.scopeId === null) {
        scopes.set(grant.permission, { everything: true })
        continue
      }
      const scope = known ?? { everything: false as const, arrondissementIds: [], unitIds: [] }
      if (grant.scopeKind === 'arrondissement') scope.arrondissementIds.push(grant.scopeId)
      else scope.unitIds.push(grant.scopeId)
      scopes.set(grant.permission, scope)
    }
    return new Access(scopes)
  }

  /** Where a right holds; null when it is not held at all. */
  scope(permission: string): Scope | null {
    if (this.all) return { everything: true }
    return this.#grants.get(permission) ?? null
  }

  can(permission: string, record?: Scoped | null): boolean {
    const scope = this.scope(permission)
    if (!scope) return false
    if (scope.everything || !record) return true
    return (
      (record.arrondissementId !== null &&
        record.arrondissementId !== undefined &&
        scope.arrondissementIds.includes(record.arrondissementId)) ||
      (record.unitId !== null &&
        record.unitId !== undefined &&
        scope.unitIds.includes(record.unitId))
    )
  }

  authorize(permission: string, record?: Scoped | null): void {
    if (!this.can(permission, record))
      throw new Refusal('access.denied', { permission }, { status: 403 })
  }

  /** Limits a query to the records the right covers; to none when it is not held. */
  restrict<Query>(query: Query, permission: string, columns: ScopeColumns): Query {
    const scope = this.scope(permission)
    if (scope?.everything) return query
    const restrictable = query as unknown as Restrictable
    restrictable.where((inner) => {
      inner.whereRaw('1 = 0')
      if (scope && columns.arrondissement)
        inner.orWhereIn(columns.arrondissement, scope.arrondissementIds)
      if (scope && columns.unit) inner.orWhereIn(columns.unit, scope.unitIds)
    })
    return query
  }
}
