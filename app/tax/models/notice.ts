import { TaxNoticeSchema } from '#database/schema'

/** The notice of a debt, under its gapless number. */
export class Notice extends TaxNoticeSchema {
  static table = 'tax_notices'
  static subjectType = 'tax.notice'

  get subjectLabel(): string {
    return this.number
  }
}
