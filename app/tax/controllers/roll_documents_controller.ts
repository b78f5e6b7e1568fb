import type { HttpContext } from '@adonisjs/core/http'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import vine from '@vinejs/vine'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { enqueue } from '#platform/jobs/outbox'
import { transaction } from '#platform/transaction'
import { findRoll } from '#tax/controllers/rolls_controller'
import { noticePrintJob } from '#tax/jobs/notice_print'
import { rollStateJob, rollWorkbookJob } from '#tax/jobs/roll_documents'

const kindValidator = vine.create({ kind: vine.enum(['notices', 'state', 'workbook'] as const) })

const JOBS = {
  notices: { job: noticePrintJob, title: 'tax.jobs.notice_print' },
  state: { job: rollStateJob, title: 'tax.jobs.roll_state' },
  workbook: { job: rollWorkbookJob, title: 'tax.jobs.roll_workbook' },
}

/** The documents of an issued roll: notices by arrondissement, the state, the workbook. */
export default class RollDocumentsController {
  async store({ params, request, response, act }: HttpContext) {
    act.authorize('tax.notices.print')
    const { kind } = await request.validateUsing(kindValidator)
    const roll = await findRoll(params.id)
    if (roll.state !== 'issued') {
      throw new Refusal('tax.roll_not_issued', { roll: roll.subjectLabel }, { status: 409 })
    }
    const { job, title } = JOBS[kind]
    await transaction((trx) =>
      enqueue(
        trx,
        act,
        job,
        { rollId: roll.id },
        {
          title: { key: title, params: { number: roll.number! } },
          url: `/tax/rolls/${roll.id}`,
        }
      )
    )
    return response.redirect(`/tax/rolls/${roll.id}`)
  }

  /** The print file of an arrondissement. */
  async show({ params, response, act }: HttpContext) {
    act.authorize('tax.notices.print')
    const print = await db
      .from('tax_notice_prints')
      .where({ id: params.print, roll_id: params.id })
      .first()
    if (!print) throw new Refusal('not_found', {}, { status: 404 })
    const roll = await findRoll(params.id)
    await journal.recordRead(act, {
      action: 'tax.notice_print.downloaded',
      subject: roll,
      after: {
        arrondissement_id: print.arrondissement_id,
        notices: print.notice_count,
        sha256: print.sha256,
      },
    })
    response.header('content-type', 'application/pdf')
    response.header('content-length', String(print.bytes))
    response.header(
      'content-disposition',
      `attachment; filename="avis-${roll.year}-${print.arrondissement_id}.pdf"`
    )
    return response.stream(await drive.use().getStream(print.path))
  }
}
