import db from '@adonisjs/lucid/services/db'
import router from '@adonisjs/core/services/router'
import type { Act } from '#platform/act'
import { WITHDRAW_ANY } from '#platform/attachments/actions/withdraw'
import { mayAdd, subjectFor } from '#platform/attachments/subjects'
import type { SubjectReference } from '#platform/attachments/subjects'
import type { Subject } from '#platform/subjects/subject'

export interface DossierFile {
  id: number
  name: string
  size: number
  description: string | null
  by: string
  at: Date
  url: string
  removable: boolean
  withdrawn: Withdrawal | null
}

export interface DossierComment {
  id: number
  /** Absent once withdrawn. */
  body: string | null
  by: string
  at: Date
  removable: boolean
  withdrawn: Withdrawal | null
}

export interface Withdrawal {
  by: string
  at: Date
  reason: string
}

/** The files and remarks of a record, oldest first, ready for the components. */
export interface Dossier {
  subject: Subject
  files: DossierFile[]
  comments: DossierComment[]
  writable: boolean
}

/** Refuses `attachments.no_record` (404) when this act may not see the record. */
export async function dossierOf(act: Act, reference: SubjectReference): Promise<Dossier> {
  const { subject, definition } = await subjectFor(act, reference)
  const of = { subject_type: reference.type, subject_id: reference.id }
  const [files, comments] = await Promise.all([
    db.from('platform_attachments').where(of).orderBy('id'),
    db.from('platform_comments').where(of).orderBy('id'),
  ])
  const writable = mayAdd(act, definition)
  const removable = (row: { user_id: number | null; withdrawn_at: Date | null }) =>
    writable && !row.withdrawn_at && (row.user_id === act.actor.userId || act.can(WITHDRAW_ANY))
  return {
    subject,
    writable,
    files: files.map((row) => ({
      id: row.id,
      name: row.name,
      size: Number(row.size),
      description: row.description,
      by: row.user_name,
      at: row.created_at,
      url: router.makeUrl('attachments.show', [row.id]),
      removable: removable(row),
      withdrawn: withdrawalOf(row),
    })),
    comments: comments.map((row) => ({
      id: row.id,
      body: row.withdrawn_at ? null : row.body,
      by: row.user_name,
      at: row.created_at,
      removable: removable(row),
      withdrawn: withdrawalOf(row),
    })),
  }
}

function withdrawalOf(row: Record<string, never>): Withdrawal | null {
  if (!row.withdrawn_at) return null
  return { by: row.withdrawn_by, at: row.withdrawn_at, reason: row.withdrawal_reason }
}
