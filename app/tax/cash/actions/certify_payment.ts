import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { numbers } from '#platform/numbering/numbers'
import { transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { accountOf } from '#tax/cash/queries/account'
import type { Account } from '#tax/cash/queries/account'

export interface PaymentCertificate {
  account: Account
  number: string
  address: string
  fingerprint: string
}

/** Certifies that nothing is due. Refuses `cash.still_due` while something is. */
export async function certifyPayment(act: Act, partyId: number): Promise<PaymentCertificate> {
  act.authorize('cash.certificates.issue')
  const on = clock.today()
  const account = await accountOf(act, partyId, on)
  if (!account.debts.length)
    throw new Refusal('cash.nothing_assessed', { name: account.party.nameFr }, { status: 409 })
  if (account.due.isPositive()) {
    throw new Refusal(
      'cash.still_due',
      { name: account.party.nameFr, due: account.due.format() },
      { status: 409 }
    )
  }
  // A debt written off is owed still: it may be revived
  const off = account.debts.find((debt) => debt.state === 'written_off')
  if (off) {
    throw new Refusal(
      'cash.written_off_still_owed',
      { name: account.party.nameFr, notice: off.notice ?? `#${off.id}` },
      { status: 409 }
    )
  }
  return transaction(async (trx) => {
    const official = await numbers.issue(trx, 'cash.certificate', on)
    const verification = await registerOfficialDocument(trx, {
      kind: 'cash.certificate',
      number: official.text,
      issuedOn: on,
      subject: { type: 'registry.party', id: account.party.id },
      facts: { party: account.party.id, on, debts: account.debts.map((debt) => debt.id).join(',') },
    })
    await journal.record(trx, act, {
      action: 'cash.certificate.issued',
      subject: { type: 'registry.party', id: account.party.id, label: account.party.nameFr },
      after: { number: official.text, on },
    })
    return {
      account,
      number: official.text,
      address: verification.address,
      fingerprint: verification.fingerprint,
    }
  })
}
