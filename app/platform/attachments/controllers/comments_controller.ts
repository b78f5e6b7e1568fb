import type { HttpContext } from '@adonisjs/core/http'
import { addComment } from '#platform/attachments/actions/add_comment'
import { withdraw } from '#platform/attachments/actions/withdraw'
import { pageOf, requestedSubject } from '#platform/attachments/controllers/subject_request'
import { subjectToAddTo } from '#platform/attachments/subjects'
import { transaction } from '#platform/transaction'

/** Remarks left with a record. */
export default class CommentsController {
  async store({ act, request, response }: HttpContext) {
    const subject = await subjectToAddTo(act, requestedSubject(request))
    const body = String(request.input('body') ?? '')
    await transaction((trx) => addComment(trx, act, subject, body, pageOf(subject)))
    return response.redirect().withQs().back()
  }

  async withdraw({ act, params, request, response, session }: HttpContext) {
    await withdraw(act, 'comment', Number(params.id), String(request.input('reason') ?? ''))
    session.flash('notice', { tone: 'info', key: 'attachments.comment_withdrawn' })
    return response.redirect().withQs().back()
  }
}
