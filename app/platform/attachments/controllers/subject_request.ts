import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import type { SubjectReference } from '#platform/attachments/subjects'
import { installed } from '#platform/modules'
import type { Subject } from '#platform/subjects/subject'

/** The record a form or address names: `subject_type` and `subject_id`. */
export function requestedSubject(request: HttpContext['request']): SubjectReference {
  return {
    type: String(request.input('subject_type') ?? ''),
    id: Number(request.input('subject_id')) || 0,
  }
}

/** The page of a record, when its module has one. */
export function pageOf(subject: Subject): string | null {
  const route = installed.subject(subject.type)?.route
  return route ? router.makeUrl(route, [subject.id]) : null
}
