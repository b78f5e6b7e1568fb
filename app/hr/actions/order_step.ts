import { Refusal } from '#values/refusal'
import type { Parameters } from '#values/parameters'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import type { Transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { addCareerAct } from '#hr/actions/record_career_act'
import type { StepOrderFacts } from '#hr/documents/step_order'
import { paperLanguage, wordsIn } from '#hr/documents/words'
import type { Agent } from '#hr/models/agent'
import type { StepProposal } from '#hr/models/step_proposal'
import { delegatorName } from '#hr/queries/delegations'

/** The order that gives a step: its number, its paper, and the act in the career. Refuses hr.step_same_person. */
export async function orderStep(
  trx: Transaction,
  act: Act,
  proposal: StepProposal,
  agent: Agent,
  settings: Parameters
): Promise<void> {
  if (act.actor.userId !== null && proposal.proposedById === act.actor.userId)
    throw new Refusal('hr.step_same_person', { name: agent.nameFr }, { status: 403 })
  const today = clock.today()
  const { text: number } = await numbers.issue(trx, 'hr.document', today)
  const language = paperLanguage(act.locale)
  const t = wordsIn(language)
  const unit = agent.unitId
    ? await trx.from('registry_units').where('id', agent.unitId).first()
    : null
  const facts = {
    language,
    number,
    decidedOn: today,
    name: agent.nameIn(language),
    sex: agent.sex,
    ppr: agent.ppr,
    grade: t(`corps.${agent.corps}`),
    unit: unit ? (language === 'ar' ? unit.name_ar : unit.name_fr) : t('paper.commune'),
    year: proposal.year,
    echelle: proposal.echelle,
    from: { echelon: proposal.fromEchelon, index: proposal.fromIndex, since: proposal.sinceOn },
    to: { echelon: proposal.toEchelon, index: proposal.toIndex },
    pace: proposal.pace as NonNullable<StepProposal['pace']>,
    effectiveOn: proposal.effectiveOn as string,
    signedBy: act.actor.name,
    delegatedBy: await delegatorName(trx, act.actor.userId, 'hr.career.record'),
  } satisfies Omit<StepOrderFacts, 'verification'>
  const verification = await registerOfficialDocument(trx, {
    kind: 'hr.step_order',
    number,
    issuedOn: today,
    subject: { type: 'hr.step_proposal', id: proposal.id },
    facts,
  })
  const recorded = await addCareerAct(
    trx,
    act,
    agent,
    {
      kind: 'step',
      effectiveOn: facts.effectiveOn,
      echelle: proposal.echelle,
      echelon: proposal.toEchelon,
      reference: `${t('documents.step_order')} ${number}`,
    },
    settings
  )
  proposal.merge({
    actId: recorded.id,
    number,
    decidedOn: today,
    verificationCode: verification.code,
    decision: JSON.stringify({ ...facts, verification }) as never,
  })
}
