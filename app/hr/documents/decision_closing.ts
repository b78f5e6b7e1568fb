import type { CivilDate } from '#values/civil_date'
import type { PdfKit } from '#documents/pdf/kit'
import { isolateName } from '#documents/text/inline'
import { bothWords, wordsIn } from '#hr/documents/words'
import type { PaperLanguage } from '#hr/documents/words'

/** What the end of a decision says of who decided it and how to verify it. */
export interface DecisionClosing {
  language: PaperLanguage
  sex: 'F' | 'M' | null
  decidedOn: CivilDate
  signedBy: string
  /** In whose name, when the signature is delegated. */
  delegatedBy: string | null
  verification: { address: string; fingerprint: string }
}

/** The end of every decision about a person: signature, who gets a copy, verification. */
export function closeDecision(kit: PdfKit, closing: DecisionClosing): void {
  const t = wordsIn(closing.language)
  const name = isolateName(closing.signedBy)
  kit.signatures({
    capacity: t('paper.signature'),
    date: closing.decidedOn,
    name: closing.delegatedBy
      ? t('paper.by_delegation', { name, delegator: isolateName(closing.delegatedBy) })
      : name,
  })
  const sex = closing.sex ?? 'other'
  kit.copies(
    ['person', 'unit', 'file', 'pay'].map((copy) => bothWords(`paper.copies.${copy}`, { sex }))
  )
  kit.verification(closing.verification)
}
