import type { HttpContext } from '@adonisjs/core/http'
import drive from '@adonisjs/drive/services/main'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { installed } from '#platform/modules'
import StoredDocument from '#documents/models/stored_document'

/** A stored document: private; who may see its record may fetch it, asked anew and journalled each time. */
export default class StoredDocumentsController {
  async show({ params, request, act, response }: HttpContext) {
    const document = await StoredDocument.find(params.id)
    const definition = document && installed.subject(document.subjectType)
    const record = definition ? await definition.find(document.subjectId, act) : null
    const allowed = record && (!document!.permission || act.can(document!.permission))
    if (!document || !allowed) throw new Refusal('not_found', {}, { status: 404 })
    await journal.recordRead(act, {
      action: 'documents.file.downloaded',
      subject: { type: document.subjectType, id: document.subjectId, label: document.subjectLabel },
      after: { file: document.name, sha256: document.sha256 },
    })
    const place = request.input('download') === undefined ? 'inline' : 'attachment'
    response.header('content-type', document.contentType)
    response.header('content-length', String(document.size))
    response.header('cache-control', 'private, no-store')
    response.header('x-content-type-options', 'nosniff')
    response.header(
      'content-disposition',
      `${place}; filename*=UTF-8''${encodeURIComponent(document.name)}`
    )
    return response.stream(await drive.use().getStream(document.path))
  }
}
