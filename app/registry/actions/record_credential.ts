import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import { snapshot } from '#platform/audit/changes'
import { journal } from '#platform/audit/journal'
import type { Act } from '#platform/act'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { Credential } from '#registry/models/credential'
import type { CredentialKind } from '#registry/rules/credentials'

export interface CredentialFacts {
  partyId: number
  kind: CredentialKind
  /** A licence category ('B', 'C', 'EC'); empty for the others. */
  category?: string
  number?: string | null
  issuedBy?: string | null
  validFrom: CivilDate
  validTo?: CivilDate | null
}

/**
 * Records a licence category, a medical visit or a professional card; the same one from the same day is
 * corrected. Refuses `registry.credential_period`.
 */
export async function recordCredential(
  act: Act,
  facts: CredentialFacts,
  trx?: Transaction
): Promise<Credential> {
  if (!trx) return transaction((inner) => recordCredential(act, facts, inner))
  if (facts.validTo && facts.validTo < facts.validFrom) {
    throw new Refusal(
      'registry.credential_period',
      { from: facts.validFrom, to: facts.validTo },
      { field: 'validTo' }
    )
  }
  const key = {
    partyId: facts.partyId,
    kind: facts.kind,
    category: facts.category ?? '',
    validFrom: facts.validFrom,
  }
  const known = await Credential.query({ client: trx }).where(key).forUpdate().first()
  const before = known ? snapshot(known) : null
  const credential = known ?? new Credential().useTransaction(trx)
  credential.merge({
    ...key,
    number: facts.number ?? credential.number ?? null,
    issuedBy: facts.issuedBy ?? credential.issuedBy ?? null,
    validTo: facts.validTo ?? null,
    lockVersion: known ? known.lockVersion + 1 : 1,
  })
  await credential.save()
  await journal.record(trx, act, {
    action: 'registry.credential.recorded',
    subject: credential,
    before,
    after: snapshot(credential),
  })
  return credential
}
