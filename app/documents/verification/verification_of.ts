import OfficialDocument from '#documents/models/official_document'
import { addressOf, type Verification } from '#documents/actions/register_official_documents'

/** The code and fingerprint an official document was given; null when it never became official. */
export async function verificationOf(kind: string, number: string): Promise<Verification | null> {
  const document = await OfficialDocument.query().where({ kind, number }).first()
  if (!document) return null
  return {
    code: document.code,
    fingerprint: document.fingerprint,
    address: addressOf(document.code),
  }
}
