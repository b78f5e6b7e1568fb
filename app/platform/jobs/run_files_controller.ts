import type { HttpContext } from '@adonisjs/core/http'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'

/** A result file: private, the right rechecked and the read journalled at each download. */
export default class RunFilesController {
  async show({ params, act, response }: HttpContext) {
    const file = await db
      .from('platform_job_files as f')
      .join('platform_job_runs as r', 'r.id', 'f.run_id')
      .where('f.run_id', params.id)
      .where('f.name', params.name)
      .select('f.*', 'r.actor_id')
      .first()
    const allowed =
      file && (file.actor_id === act.actor.userId || (file.permission && act.can(file.permission)))
    if (!allowed) throw new Refusal('not_found', {}, { status: 404 })
    await journal.recordRead(act, {
      action: 'platform.file.downloaded',
      subject: { type: 'platform.job', id: Number(params.id), label: file.name },
      after: { sha256: file.sha256 },
    })
    response.header('content-type', file.content_type)
    response.header('content-length', String(file.size))
    response.header('cache-control', 'private, no-store')
    response.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
    )
    return response.stream(await drive.use().getStream(file.path))
  }
}
