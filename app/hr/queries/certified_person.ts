import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { maskMiddle } from '#values/text'
import type { Parameters } from '#values/parameters'
import { clock } from '#platform/clock'
import { currentAccounts } from '#registry/queries/current_account'
import { credentialsOf } from '#registry/queries/credentials'
import type { CertifiedPerson } from '#hr/documents/employment_certificate'
import type { InformationFacts } from '#hr/documents/information_sheet'
import { wordsIn } from '#hr/documents/words'
import type { PaperLanguage } from '#hr/documents/words'
import type { Agent } from '#hr/models/agent'
import { CareerAct } from '#hr/models/career_act'
import { FamilyMember } from '#hr/models/family_member'
import { indexOf } from '#hr/rules/base_pay'
import { standingActs } from '#hr/rules/career'

/** What a certificate says of a person, in the language of the paper. */
export async function certifiedPerson(
  agent: Agent,
  language: PaperLanguage,
  settings: Parameters
): Promise<CertifiedPerson> {
  const unit = agent.unitId
    ? await db.from('registry_units').where('id', agent.unitId).first()
    : null
  const cin = await db
    .from('registry_party_identifiers')
    .where({ party_id: agent.partyId, kind: 'cin', current: true })
    .first()
  const t = wordsIn(language)
  return {
    name: agent.nameFr,
    nameAr: agent.nameAr,
    sex: agent.sex,
    ppr: agent.ppr,
    cin: cin?.value ?? null,
    birthOn: agent.birthOn,
    grade: t(`corps.${agent.corps}`),
    echelle: agent.echelle,
    echelon: agent.echelon,
    index: currentIndex(agent, settings),
    status: agent.status,
    recruitedOn: agent.recruitedOn,
    unit: unit ? (language === 'ar' ? unit.name_ar : unit.name_fr) : t('paper.commune'),
  }
}

/** The index of today's échelle and échelon; null when the grid in force has none. */
export function currentIndex(
  agent: Pick<Agent, 'echelle' | 'echelon'>,
  settings: Parameters
): number | null {
  try {
    return indexOf(settings, agent.echelle, agent.echelon, clock.today()).index
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

export async function informationOf(
  agent: Agent,
  language: PaperLanguage
): Promise<InformationFacts> {
  const [accounts, family, acts, credentials] = await Promise.all([
    currentAccounts([agent.partyId]),
    FamilyMember.query().where('agentId', agent.id).whereNull('untilOn').orderBy('birthOn'),
    CareerAct.query().where('agentId', agent.id),
    credentialsOf([agent.partyId]),
  ])
  const rib = accounts.get(agent.partyId)?.rib ?? null
  return {
    maritalStatus: agent.maritalStatus,
    children: agent.children,
    family: family.map((member) => ({
      kind: member.kind,
      name: (language === 'ar' && member.nameAr) || member.nameFr,
      birthOn: member.birthOn,
    })),
    acts: standingActs(acts).map((act) => ({
      on: act.effectiveOn,
      kind: act.kind,
      detail: actDetail(act, language),
      reference: act.reference,
    })),
    fund: agent.fund,
    rib: rib ? maskMiddle(rib, 6, 2) : null,
    licences: (credentials.get(agent.partyId)?.categories ?? []).join(', '),
    limitOn: agent.limitOn,
  }
}

function actDetail(act: CareerAct, language: PaperLanguage): string {
  const t = wordsIn(language)
  return [
    act.status ? t(`statuses.${act.status}`) : null,
    act.corps ? t(`corps.${act.corps}`) : null,
    act.echelle ? `${act.echelle} / ${act.echelon ?? '—'}` : null,
  ]
    .filter(Boolean)
    .join(' · ')
}
