import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { unitChoices } from '#registry/queries/lookups'
import { returnStock } from '#stores/actions/return_stock'
import { itemChoices, storeChoices } from '#stores/queries/slip_choices'
import { returnValidator, slipFacts } from '#stores/validators/stores'

const ROWS = 6

/** What a service brings back to the store. */
export default class ReturnsController {
  async create({ act, i18n, view }: HttpContext) {
    return view.render('stores/slips/return', {
      rows: ROWS,
      today: clock.today(),
      requestKey: randomUUID(),
      units: await unitChoices(act),
      stores: await storeChoices(act, 'stores.slips.receive', i18n.locale),
      items: await itemChoices(i18n.locale),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(returnValidator)
    const slip = await returnStock(act, {
      storeId: form.store_id,
      unitId: form.unit_id,
      ...slipFacts(form),
      lines: form.lines.map((line) => ({ itemId: line.item_id, quantity: line.quantity })),
    })
    session.flash('notice', {
      tone: 'good',
      key: 'stores.returns.done',
      params: { number: slip.number },
    })
    return response.redirect(`/stores/slips/${slip.id}`)
  }
}
