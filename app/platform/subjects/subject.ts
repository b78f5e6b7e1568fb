import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Act } from '#platform/act'

/** A record as the journal, comments, attachments and documents name it. */
export interface Subject {
  type: string
  id: number | string
  label: string
}

/** How a module shows and guards one type of record. */
export interface SubjectDefinition {
  /** '<module>.<noun>': 'tax.plot'. */
  type: string
  /** Named route of its page; the id is the route's parameter. */
  route?: string
  permission: string
  /** The record when this act may see it, else null. */
  find: (id: number, act: Act) => Promise<Subject | null>
}

interface SubjectModel extends LucidRow {
  subjectLabel: string
}

/** A subject as given, or of a model with `static subjectType` and `get subjectLabel()`. */
export function subjectOf(subject: Subject | SubjectModel): Subject {
  if ('$attributes' in subject) {
    const type = (subject.constructor as unknown as { subjectType?: string }).subjectType
    if (!type) throw new TypeError(`${subject.constructor.name} has no subjectType`)
    return { type, id: subject.$primaryKeyValue as number, label: subject.subjectLabel }
  }
  return subject
}
