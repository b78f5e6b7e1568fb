import type { HttpContext } from '@adonisjs/core/http'
import { journal } from '#platform/audit/journal'
import type { Subject } from '#platform/subjects/subject'
import type { Paper } from '#hr/documents/papers'

/** Sends a paper to read in the browser, and writes in the journal who fetched it. */
export async function sendPaper({ act, response }: HttpContext, paper: Paper, subject: Subject) {
  await journal.recordRead(act, {
    action: 'hr.paper.downloaded',
    subject,
    after: { file: paper.name },
  })
  response.header('content-type', 'application/pdf')
  response.header('cache-control', 'private, no-store')
  response.header('x-content-type-options', 'nosniff')
  response.header('content-disposition', `inline; filename="${paper.name}"`)
  return response.send(paper.bytes)
}
