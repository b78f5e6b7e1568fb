import { Access } from '#platform/permissions/access'
import type { Scoped } from '#platform/permissions/access'

export interface Actor {
  /** null for the town hall's own processes. */
  userId: number | null
  name: string
}

/** Who acts, with which rights, in which request: the first argument of every action. */
export class Act {
  constructor(
    readonly actor: Actor,
    readonly access: Access,
    readonly requestId: string | null = null,
    readonly locale: string = 'fr'
  ) {}

  /** May this be done, to this record? */
  can(permission: string, record?: Scoped | null): boolean {
    return this.access.can(permission, record)
  }

  /** Refuses `access.denied` (403) unless it may. */
  authorize(permission: string, record?: Scoped | null): void {
    this.access.authorize(permission, record)
  }

  scope(permission: string) {
    return this.access.scope(permission)
  }

  restrict: Access['restrict'] = (query, permission, columns) =>
    this.access.restrict(query, permission, columns)
}

/** The act of a job, a seed or a shell command that answers to nobody's rights. */
export function systemAct(name: string): Act {
  return new Act({ userId: null, name }, Access.everything())
}
