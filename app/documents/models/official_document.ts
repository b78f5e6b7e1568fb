import { DocumentsOfficialSchema } from '#database/schema'

/** A document of the commune that anyone can verify by its code. Its facts never change; it may end once. */
export default class OfficialDocument extends DocumentsOfficialSchema {
  static table = 'documents_official'
  static subjectType = 'documents.official'

  get subjectLabel(): string {
    return `${this.kind} ${this.number}`
  }
}
