import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { attachFile } from '#platform/attachments/actions/attach_file'
import { withdraw } from '#platform/attachments/actions/withdraw'
import { dossierOf } from '#platform/attachments/dossier'
import { subjectFor, subjectToAddTo } from '#platform/attachments/subjects'
import { pageOf, requestedSubject } from '#platform/attachments/controllers/subject_request'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'

/** Files kept with a record. */
export default class AttachmentsController {
  async index({ act, request, view }: HttpContext) {
    const dossier = await dossierOf(act, requestedSubject(request))
    return view.render('platform/attachments/index', { dossier, back: pageOf(dossier.subject) })
  }

  async store({ act, request, response, session }: HttpContext) {
    const subject = await subjectToAddTo(act, requestedSubject(request))
    const file = request.file('file')
    if (!file?.tmpPath) throw new Refusal('attachments.no_file', {}, { field: 'file' })
    const bytes = await readFile(file.tmpPath)
    const description = request.input('description')
    await transaction((trx) =>
      attachFile(trx, act, subject, { name: file.clientName, bytes, description })
    )
    session.flash('notice', {
      tone: 'good',
      key: 'attachments.added',
      params: { name: file.clientName },
    })
    return response.redirect().withQs().back()
  }

  /** The file itself: the right to its record asked again, the read written down. */
  async show({ act, params, response }: HttpContext) {
    const row = await db
      .from('platform_attachments')
      .where('id', Number(params.id) || 0)
      .first()
    if (!row || row.withdrawn_at) throw new Refusal('attachments.no_record', {}, { status: 404 })
    const { subject } = await subjectFor(act, { type: row.subject_type, id: row.subject_id })
    await journal.recordRead(act, {
      action: 'platform.attachment.downloaded',
      subject,
      after: { attachment: row.id, name: row.name, sha256: row.sha256 },
    })
    response.header('content-type', row.content_type)
    response.header('content-length', String(row.size))
    response.header('cache-control', 'private, no-store')
    response.header('x-content-type-options', 'nosniff')
    response.header('content-security-policy', "sandbox; default-src 'none'")
    response.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`
    )
    return response.stream(await drive.use().getStream(row.path))
  }

  async withdraw({ act, params, request, response, session }: HttpContext) {
    await withdraw(act, 'attachment', Number(params.id), String(request.input('reason') ?? ''))
    session.flash('notice', { tone: 'info', key: 'attachments.withdrawn' })
    return response.redirect().withQs().back()
  }
}
