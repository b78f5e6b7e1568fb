import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { transferStock } from '#stores/actions/transfer_stock'
import { itemChoices, storeChoices } from '#stores/queries/slip_choices'
import { transferValidator, slipFacts } from '#stores/validators/stores'

const ROWS = 6

/** What one store sends to another. */
export default class TransfersController {
  async create({ act, i18n, view }: HttpContext) {
    return view.render('stores/slips/transfer', {
      rows: ROWS,
      today: clock.today(),
      requestKey: randomUUID(),
      from: await storeChoices(act, 'stores.slips.issue', i18n.locale),
      to: await storeChoices(act, 'stores.slips.receive', i18n.locale),
      items: await itemChoices(i18n.locale),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(transferValidator)
    const slip = await transferStock(act, {
      fromStoreId: form.store_id,
      toStoreId: form.to_store_id,
      ...slipFacts(form),
      lines: form.lines.map((line) => ({ itemId: line.item_id, quantity: line.quantity })),
    })
    session.flash('notice', {
      tone: 'good',
      key: 'stores.transfers.done',
      params: { number: slip.number },
    })
    return response.redirect(`/stores/slips/${slip.id}`)
  }
}
