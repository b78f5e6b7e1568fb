import { createHash, randomUUID } from 'node:crypto'
import drive from '@adonisjs/drive/services/main'
import { Refusal } from '#values/refusal'
import { tidyText } from '#values/text'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { contentOf, safeFileName } from '#platform/attachments/content'
import { FIRST_LARGEST, FIRST_TYPES, LARGEST, TYPES } from '#platform/attachments/settings'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import type { Subject } from '#platform/subjects/subject'
import type { Transaction } from '#platform/transaction'

export interface NewAttachment {
  name: string
  bytes: Buffer
  description?: string | null
}

/**
 * Keeps a file with a record the caller has already been allowed to add to. The file goes to the private store
 * first: a transaction that fails leaves a file nobody can reach, never a row without its file. Refuses
 * `attachments.empty`, `attachments.too_large` and `attachments.wrong_type`. Returns the id.
 */
export async function attachFile(
  trx: Transaction,
  act: Act,
  subject: Subject,
  file: NewAttachment
): Promise<number> {
  const parameters = await loadParameters(trx)
  const today = clock.today()
  const largest = Number(parameters.find(LARGEST, today)?.value ?? FIRST_LARGEST)
  const types = parameters.find<string>(TYPES, today)?.value.split(/[\s,;]+/) ?? FIRST_TYPES
  if (file.bytes.length === 0) throw new Refusal('attachments.empty', {}, { field: 'file' })
  if (file.bytes.length > largest * 1024 * 1024) {
    const size = (file.bytes.length / 1024 / 1024).toFixed(1).replace('.', ',')
    throw new Refusal('attachments.too_large', { size, most: largest }, { field: 'file' })
  }
  const content = await contentOf(file.bytes, file.name, types)
  const name = safeFileName(file.name, content.ending)
  const path = `attachments/${randomUUID()}`
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await drive.use().put(path, file.bytes)
  const [id] = await trx.table('platform_attachments').insert({
    subject_type: subject.type,
    subject_id: subject.id,
    subject_label: subject.label.slice(0, 190),
    name,
    content_type: content.contentType,
    size: file.bytes.length,
    sha256,
    path,
    description: file.description ? tidyText(file.description).slice(0, 250) : null,
    user_id: act.actor.userId,
    user_name: act.actor.name.slice(0, 120),
    created_at: clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
  })
  await journal.record(trx, act, {
    action: 'platform.attachment.added',
    subject,
    after: { attachment: id, name, size: file.bytes.length, sha256 },
  })
  return id
}
