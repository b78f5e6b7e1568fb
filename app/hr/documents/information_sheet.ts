import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate, isolateName } from '#documents/text/inline'
import {
  closeCertificate,
  openCertificate,
  personLines,
} from '#hr/documents/employment_certificate'
import type { CertificatePaper, CertifiedPerson } from '#hr/documents/employment_certificate'
import { wordsIn } from '#hr/documents/words'

export interface InformationFacts {
  maritalStatus: string | null
  children: number
  family: { kind: string; name: string; birthOn: CivilDate | null }[]
  acts: { on: CivilDate; kind: string; detail: string; reference: string }[]
  fund: string
  /** Account number, its middle hidden. */
  rib: string | null
  licences: string
  limitOn: CivilDate
}

/** "Fiche de renseignements": civil status, family, career and bank, in full. */
export function drawInformationSheet(
  kit: PdfKit,
  facts: { paper: CertificatePaper; person: CertifiedPerson; information: InformationFacts }
): void {
  const { paper, person, information } = facts
  const t = wordsIn(paper.language)
  openCertificate(kit, paper, 'information')
  const family = information.maritalStatus
    ? t(`marital_statuses.${information.maritalStatus}`, { sex: person.sex ?? 'other' })
    : '—'
  kit.panels([
    { lines: personLines(person, paper.language), share: 1.3 },
    {
      lines: [
        { label: t('fields.marital_status'), value: family },
        { label: t('fields.children'), value: isolate(String(information.children)) },
        { label: t('fields.fund'), value: isolate(information.fund) },
        { label: t('fields.rib'), value: isolate(information.rib ?? '—') },
        { label: t('fields.licences'), value: isolate(information.licences || '—') },
        { label: t('fields.limit_on'), value: isolate(formatCivilDate(information.limitOn)) },
      ],
    },
  ])
  kit.space(8)
  if (information.family.length > 0) {
    kit.heading(t('agent.family'))
    kit.table(
      {
        columns: [
          { title: t('fields.relation'), value: (row) => t(`family_kinds.${row.kind}`) },
          { title: t('fields.name'), share: 2, value: (row) => isolateName(row.name) },
          {
            title: t('fields.birth_on'),
            value: (row) => (row.birthOn ? isolate(formatCivilDate(row.birthOn)) : '—'),
          },
        ],
      },
      information.family
    )
  }
  kit.heading(t('agent.career'))
  kit.table(
    {
      columns: [
        { title: t('fields.effective_on'), value: (row) => isolate(formatCivilDate(row.on)) },
        { title: t('fields.act'), share: 1.3, value: (row) => t(`act_kinds.${row.kind}`) },
        { title: t('fields.detail'), share: 1.9, value: (row) => isolateName(row.detail) },
        { title: t('fields.reference'), share: 2.2, value: (row) => isolateName(row.reference) },
      ],
    },
    information.acts
  )
  kit.space(8)
  const holder = {
    capacity: t('paper.holder', { sex: person.sex ?? 'other' }),
    date: paper.issuedOn,
    name: isolateName((paper.language === 'ar' && person.nameAr) || person.name),
  }
  closeCertificate(kit, paper, person.sex, [holder])
}
