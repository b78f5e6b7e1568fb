import type { HttpContext } from '@adonisjs/core/http'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { issueCertificate } from '#hr/actions/issue_certificate'
import { sendPaper } from '#hr/controllers/send_paper'
import { certificatePaper } from '#hr/documents/papers'
import { Certificate } from '#hr/models/certificate'
import { maySee } from '#hr/queries/own_agent'
import { certificateValidator } from '#hr/validators/agents'

/** A certificate in one click: issued, numbered, and its paper opened. */
export default class CertificatesController {
  async store({ params, request, act, response }: HttpContext) {
    const input = await request.validateUsing(certificateValidator)
    const certificate = await issueCertificate(act, {
      agentId: Number(params.id),
      kind: input.kind,
      purpose: input.purpose,
      language: input.language,
      allowances: input.allowances ? Money.ofDirhams(input.allowances) : null,
      mutualRate: input.mutual_rate,
      requestKey: input.request_key,
    })
    return response.redirect().toPath(`/hr/certificates/${certificate.id}`)
  }

  /** The paper, for those who may see the person; a salary also asks for the right to see pay. */
  async show(ctx: HttpContext) {
    const certificate = await Certificate.query()
      .where('id', ctx.params.id)
      .preload('agent')
      .first()
    if (!certificate) throw new Refusal('not_found', {}, { status: 404 })
    const { agent } = certificate
    await maySee(
      ctx.act,
      agent,
      certificate.kind === 'employment' ? 'hr.agents.view' : 'hr.pay.view'
    )
    const paper = await certificatePaper(certificate.kind, certificate.said)
    return sendPaper(ctx, paper, {
      type: 'hr.certificate',
      id: certificate.id,
      label: certificate.number,
    })
  }
}
