import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { unitChoices } from '#registry/queries/lookups'
import { issueStock } from '#stores/actions/issue_stock'
import { slipList } from '#stores/lists/stock'
import { itemChoices, storeChoices } from '#stores/queries/slip_choices'
import { slipDetails } from '#stores/queries/slip_details'
import { issueValidator, slipFacts } from '#stores/validators/stores'

const ROWS = 6

/** Slips: bons d'entrée and bons de sortie. */
export default class SlipsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, slipList, {
      buttons: [
        {
          label: 'stores.returns.create',
          route: 'stores.returns.create',
          permission: 'stores.slips.receive',
        },
        {
          label: 'stores.transfers.create',
          route: 'stores.transfers.create',
          permission: 'stores.slips.issue',
        },
        {
          label: 'stores.issues.create',
          route: 'stores.issues.create',
          permission: 'stores.slips.issue',
          primary: true,
        },
      ],
    })
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const details = await slipDetails(Number(params.id), i18n.locale)
    act.authorize('stores.stock.view', details.slip.store)
    return view.render('stores/slips/show', details)
  }

  async create({ act, i18n, view }: HttpContext) {
    return view.render('stores/slips/form', {
      rows: ROWS,
      today: clock.today(),
      requestKey: randomUUID(),
      units: await unitChoices(act),
      stores: await storeChoices(act, 'stores.slips.issue', i18n.locale),
      items: await itemChoices(i18n.locale, true),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(issueValidator)
    const slip = await issueStock(act, {
      storeId: form.store_id,
      unitId: form.unit_id,
      ...slipFacts(form),
      moves: form.lines.map((line) => ({
        itemId: line.item_id,
        change: { kind: 'issue', quantity: line.quantity },
      })),
    })
    session.flash('notice', {
      tone: 'good',
      key: 'stores.issues.done',
      params: { number: slip.number },
    })
    return response.redirect(`/stores/slips/${slip.id}`)
  }
}
