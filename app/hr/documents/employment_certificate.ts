import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { Signature } from '#documents/pdf/blocks/closing'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate, isolateName } from '#documents/text/inline'
import { hrService } from '#hr/documents/letterhead'
import { bothWords, wordsIn } from '#hr/documents/words'
import type { PaperLanguage } from '#hr/documents/words'

/** Who somebody is to the commune on a day: what every certificate says. */
export interface CertifiedPerson {
  name: string
  nameAr: string | null
  sex: 'F' | 'M' | null
  ppr: string
  cin: string | null
  birthOn: CivilDate
  grade: string
  echelle: string
  echelon: number
  index: number | null
  status: string
  recruitedOn: CivilDate
  unit: string
}

export interface CertificatePaper {
  language: PaperLanguage
  number: string
  issuedOn: CivilDate
  purpose: string | null
  signedBy: string
  verification: { address: string; fingerprint: string }
}

/** "Attestation de travail". */
export function drawEmploymentCertificate(
  kit: PdfKit,
  facts: { paper: CertificatePaper; person: CertifiedPerson }
): void {
  const { paper, person } = facts
  const t = wordsIn(paper.language)
  openCertificate(kit, paper, 'employment')
  kit.text(t('paper.employment.opening', { sex: person.sex ?? 'other' }), {
    after: 8,
    leading: 1.6,
  })
  kit.panels([{ lines: personLines(person, paper.language) }])
  kit.space(10)
  kit.text(
    t('paper.employment.body', {
      sex: person.sex ?? 'other',
      on: isolate(formatCivilDate(person.recruitedOn)),
      grade: person.grade,
      unit: person.unit,
    }),
    { after: 10, leading: 1.6 }
  )
  closeCertificate(kit, paper, person.sex)
}

/** Letterhead, title and number. */
export function openCertificate(kit: PdfKit, paper: CertificatePaper, kind: string): void {
  kit.letterhead({ service: hrService() })
  kit.title({
    ...bothWords(`certificate_kinds.${kind}`),
    subtitle: bothWords('paper.number', { number: isolate(paper.number) }),
  })
}

/** What it is for, who signs it (human resources last), how to verify it. */
export function closeCertificate(
  kit: PdfKit,
  paper: CertificatePaper,
  sex: 'F' | 'M' | null,
  signers: Signature[] = []
): void {
  const t = wordsIn(paper.language)
  const purpose = paper.purpose
    ? { given: 'yes', purpose: isolateName(paper.purpose) }
    : { given: 'no', purpose: '' }
  kit.text(t('paper.certificate_end', { ...purpose, sex: sex ?? 'other' }), {
    after: 8,
    leading: 1.6,
  })
  const office = {
    capacity: t('paper.signature'),
    date: paper.issuedOn,
    name: isolateName(paper.signedBy),
  }
  if (signers.length > 0) {
    kit.signatures(...signers, office)
    kit.space(12)
    kit.verification(paper.verification)
    return
  }
  kit.columns(
    [
      (side) => side.verification({ ...paper.verification, side: 64 }),
      (side) => side.signatures({ ...office, room: 30 }),
    ],
    [1.1, 1.4]
  )
}

export function personLines(person: CertifiedPerson, language: PaperLanguage) {
  const t = wordsIn(language)
  const names = language === 'ar' ? [person.nameAr, person.name] : [person.name, person.nameAr]
  return [
    ...names
      .filter((name) => name !== null)
      .map((name, index) => ({
        label: index === 0 ? t('fields.name') : '',
        value: isolateName(name),
      })),
    { label: t('fields.birth_on'), value: isolate(formatCivilDate(person.birthOn)) },
    ...(person.cin ? [{ label: t('fields.cin'), value: isolate(person.cin) }] : []),
    { label: t('fields.ppr'), value: isolate(person.ppr) },
    { label: t('fields.grade'), value: person.grade },
    { label: t('fields.scale'), value: scaleText(person, language) },
    { label: t('fields.status'), value: t(`statuses.${person.status}`) },
    { label: t('fields.recruited_on'), value: isolate(formatCivilDate(person.recruitedOn)) },
    { label: t('fields.unit'), value: isolateName(person.unit) },
  ]
}

/** '8 / 9 (353)'; in Arabic with its words, since two numbers would be read from either side. */
function scaleText(
  person: { echelle: string; echelon: number; index: number | null },
  language: PaperLanguage
): string {
  const t = wordsIn(language)
  const index = person.index === null ? '' : ` (${person.index})`
  return language === 'ar'
    ? `${t('fields.echelle')} ${isolate(person.echelle)}، ${t('fields.echelon')} ${person.echelon}${index}`
    : isolate(`${person.echelle} / ${person.echelon}${index}`)
}
