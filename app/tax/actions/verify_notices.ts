import type { Transaction } from '#platform/transaction'
import {
  addressOf,
  registerOfficialDocuments,
} from '#documents/actions/register_official_documents'
import type { Verification } from '#documents/actions/register_official_documents'
import type { NoticeRecord } from '#tax/queries/notice_record'

const KIND = 'tax.notice'

/**
 * The code and fingerprint of each notice, in the order given: those already registered as they are, the others registered
 * now. The database keeps one per number; of two who register the same at once the later one is retried.
 */
export async function verifyNotices(
  trx: Transaction,
  notices: readonly NoticeRecord[]
): Promise<Verification[]> {
  const known = await trx
    .from('documents_official')
    .where('kind', KIND)
    .whereIn(
      'number',
      notices.map(({ number }) => number)
    )
    .select('number', 'code', 'fingerprint')
  const verifications = new Map<string, Verification>(
    known.map((row) => [
      row.number,
      { code: row.code, fingerprint: row.fingerprint, address: addressOf(row.code) },
    ])
  )
  const fresh = notices.filter(({ number }) => !verifications.has(number))
  const registered = await registerOfficialDocuments(trx, fresh.map(officialFacts))
  fresh.forEach(({ number }, index) => verifications.set(number, registered[index]))
  return notices.map(({ number }) => verifications.get(number)!)
}

function officialFacts(notice: NoticeRecord) {
  return {
    kind: KIND,
    number: notice.number,
    issuedOn: notice.issued_on,
    amountMinor: Number(notice.principal_minor) + Number(notice.sanction_minor),
    subject: { type: 'tax.notice', id: Number(notice.id) },
    facts: {
      year: notice.year,
      roll: notice.roll_number,
      article: notice.article,
      payer: notice.payer_name,
      identifier: notice.payer_identifier,
      title: notice.land_title,
      area: String(notice.area),
      rate: String(notice.rate),
      principal: Number(notice.principal_minor),
      sanction: Number(notice.sanction_minor),
      last_on: notice.payment_last_on,
    },
  }
}
