import env from '#start/env'
import type { CivilDate } from '#values/civil_date'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import { newCode } from '#documents/verification/code'
import { fingerprintOf } from '#documents/verification/fingerprint'

/** A document that becomes official. `facts` is everything it says; the fingerprint is theirs. */
export interface OfficialFacts {
  /** '<module>.<document>': 'tax.notice'; its name is the text `<module>.documents.<document>`. */
  kind: string
  number: string
  issuedOn: CivilDate
  amountMinor?: number | null
  subject: { type: string; id: number }
  facts: object
}

/** What the document prints for those who want to verify it. */
export interface Verification {
  code: string
  fingerprint: string
  /** The public page: 'https://…/v/7KQ2-M9XD'. */
  address: string
}

/** How many rows one statement takes. */
const STEP = 500

/**
 * Registers official documents in the transaction that numbers them, and gives each its code, in the
 * order given. The database refuses a second document of the same kind and number.
 */
export async function registerOfficialDocuments(
  trx: Transaction,
  documents: readonly OfficialFacts[]
): Promise<Verification[]> {
  const createdAt = clock.now().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  const rows = documents.map((document) => ({
    kind: document.kind,
    number: document.number,
    issued_on: document.issuedOn,
    amount_minor: document.amountMinor ?? null,
    fingerprint: fingerprintOf({
      kind: document.kind,
      number: document.number,
      facts: document.facts,
    }),
    code: newCode(),
    subject_type: document.subject.type,
    subject_id: document.subject.id,
    created_at: createdAt,
  }))
  for (let from = 0; from < rows.length; from += STEP) {
    await trx.table('documents_official').multiInsert(rows.slice(from, from + STEP))
  }
  return rows.map(({ code, fingerprint }) => ({ code, fingerprint, address: addressOf(code) }))
}

/** One document; see `registerOfficialDocuments`. */
export async function registerOfficialDocument(
  trx: Transaction,
  document: OfficialFacts
): Promise<Verification> {
  const [verification] = await registerOfficialDocuments(trx, [document])
  return verification
}

export function addressOf(code: string): string {
  return `${env.get('APP_URL').replace(/\/$/, '')}/v/${code}`
}
