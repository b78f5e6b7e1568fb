import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import type { Fact } from '#documents/verification/fingerprint'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import type { CertificatePaper } from '#hr/documents/employment_certificate'
import { paperLanguage } from '#hr/documents/words'
import { Agent } from '#hr/models/agent'
import { Certificate } from '#hr/models/certificate'
import { certifiedPerson, informationOf } from '#hr/queries/certified_person'
import { salaryOf } from '#hr/queries/salary'
import type { SalaryInputs } from '#hr/queries/salary'

export interface CertificateFacts extends SalaryInputs {
  agentId: number
  kind: Certificate['kind']
  purpose?: string | null
  /** 'fr' or 'ar'; the reader's unless given. */
  language?: string
  requestKey?: string
}

/**
 * Issues a certificate under the next official number: what it says is kept, and its paper drawn from that.
 * The same request key gives the first one again.
 */
export async function issueCertificate(act: Act, facts: CertificateFacts): Promise<Certificate> {
  const settings = await loadParameters()
  return transaction(async (trx) => {
    const agent = await Agent.query({ client: trx }).where('id', facts.agentId).firstOrFail()
    act.authorize('hr.certificates.issue', agent)
    if (facts.kind === 'salary') act.authorize('hr.pay.view', agent)
    if (facts.requestKey) {
      const first = await Certificate.findBy({ requestKey: facts.requestKey }, { client: trx })
      if (first) return first
    }
    const today = clock.today()
    const language = paperLanguage(facts.language ?? act.locale)
    const person = await certifiedPerson(agent, language, settings)
    const salary = facts.kind === 'salary' ? salaryOf(agent, facts, today, settings) : null
    const information = facts.kind === 'information' ? await informationOf(agent, language) : null

    const kind = `hr.${facts.kind}_certificate`
    const purpose = facts.purpose?.trim() || null
    const certificate = new Certificate().useTransaction(trx)
    const { text: number } = await numbers.issue(trx, 'hr.document', today)
    const said = { person, salary: salary?.facts ?? null, information, purpose }
    const verification = await registerOfficialDocument(trx, {
      kind,
      number,
      issuedOn: today,
      amountMinor: salary?.facts.netMinor ?? null,
      subject: { type: 'hr.agent', id: agent.id },
      facts: said as unknown as { [name: string]: Fact },
    })
    const paper: CertificatePaper = {
      language,
      number,
      issuedOn: today,
      purpose,
      signedBy: act.actor.name,
      verification,
    }
    certificate.merge({
      agentId: agent.id,
      kind: facts.kind,
      number,
      issuedOn: today,
      purpose,
      language,
      facts: JSON.stringify({ paper, ...said }) as never,
      explanation: salary ? (salary.explanation as never) : null,
      verificationCode: verification.code,
      requestKey: facts.requestKey ?? null,
      issuedById: act.actor.userId,
      issuedByName: act.actor.name,
      issuedAt: clock.now(),
    })
    await certificate.save()
    await journal.record(trx, act, {
      action: 'hr.certificate.issued',
      subject: certificate,
      after: { kind: facts.kind, agent: agent.subjectLabel, purpose: certificate.purpose },
    })
    return certificate
  })
}
