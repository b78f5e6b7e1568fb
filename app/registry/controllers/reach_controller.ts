import type { HttpContext } from '@adonisjs/core/http'
import { renderList } from '#platform/lists/render'
import { importButton } from '#registry/controllers/answers'
import { addressList, bankAccountList, unavailabilityList } from '#registry/lists/reach'

/** Addresses, accounts and absences of everybody; each line leads to the page of the person or organisation. */
export default class ReachController {
  async addresses(ctx: HttpContext) {
    return renderList(ctx, addressList, {
      buttons: importButton('registry.addresses', 'registry.parties.import'),
    })
  }

  async accounts(ctx: HttpContext) {
    return renderList(ctx, bankAccountList, {
      buttons: importButton('registry.bank_accounts', 'registry.accounts.propose'),
    })
  }

  async absences(ctx: HttpContext) {
    return renderList(ctx, unavailabilityList, {
      buttons: importButton('registry.unavailabilities', 'registry.parties.import'),
    })
  }
}
