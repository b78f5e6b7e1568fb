import router from '@adonisjs/core/services/router'

/** The parts of an address that name a record. */
const RECORDS =
  'id assignment bid_id commitment_id count_id exemption invoice_id line line_id mandate_id notice_id order_id party party_id ' +
  'quote_id request_id stop supplier_id tender_id till year year_end_id'

/** A record is named by its number: with anything else in its place there is no such page. */
export function nameRecordsByNumber(): void {
  for (const name of RECORDS.split(' ')) router.where(name, /^\d{1,15}$/)
}
