import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { installed } from '#platform/modules'
import type { Subject, SubjectDefinition } from '#platform/subjects/subject'

export interface SubjectReference {
  type: string
  id: number
}

declare module '#platform/subjects/subject' {
  interface SubjectDefinition {
    /** The right to add files and remarks; the right to see the record unless given. */
    attachPermission?: string
  }
}

/**
 * The record behind a file or remark, when this act may see it. Refuses `attachments.no_record` (404), which
 * says the same whether the record is absent or closed to the reader.
 */
export async function subjectFor(
  act: Act,
  reference: SubjectReference
): Promise<{ subject: Subject; definition: SubjectDefinition }> {
  const definition = installed.subject(reference.type)
  const subject =
    definition && act.can(definition.permission) ? await definition.find(reference.id, act) : null
  if (!definition || !subject) throw new Refusal('attachments.no_record', {}, { status: 404 })
  return { subject, definition }
}

/** The same, for somebody who wants to add to it. */
export async function subjectToAddTo(act: Act, reference: SubjectReference): Promise<Subject> {
  const { subject, definition } = await subjectFor(act, reference)
  act.authorize(definition.attachPermission ?? definition.permission)
  return subject
}

/** May files and remarks be added? */
export function mayAdd(act: Act, definition: SubjectDefinition): boolean {
  return act.can(definition.attachPermission ?? definition.permission)
}
