import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import { unitChoices } from '#registry/queries/lookups'
import { issueStock } from '#stores/actions/issue_stock'
import { slipList } from '#stores/lists/stock'
import { slipDetails } from '#stores/queries/slip_details'
import { issueValidator } from '#stores/validators/stores'

const ROWS = 6

/** Slips: bons d'entrée and bons de sortie. */
export default class SlipsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, slipList, {
      buttons: [
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
    const arabic = i18n.locale === 'ar'
    const stores = await act.restrict(
      db.from('stores_stores').orderBy('code'),
      'stores.slips.issue',
      { unit: 'unit_id' }
    )
    const items = await db
      .from('stores_items as i')
      .join('stores_balances as b', 'b.item_id', 'i.id')
      .where('b.quantity', '>', 0)
      .groupBy('i.id', 'i.code', 'i.name_fr', 'i.name_ar', 'i.unit')
      .orderBy('i.name_fr')
      .select('i.id', 'i.code', 'i.name_fr', 'i.name_ar', 'i.unit')
      .sum('b.quantity as held')
    return view.render('stores/slips/form', {
      rows: ROWS,
      today: clock.today(),
      requestKey: randomUUID(),
      units: await unitChoices(act),
      stores: stores.map((store) => ({
        value: store.id,
        label: `${store.code} · ${arabic && store.name_ar ? store.name_ar : store.name_fr}`,
      })),
      items: items.map((item) => ({
        value: item.id,
        label: `${item.code} · ${arabic && item.name_ar ? item.name_ar : item.name_fr} (${Number(item.held)} ${item.unit})`,
      })),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(issueValidator)
    const slip = await issueStock(act, {
      storeId: form.store_id,
      unitId: form.unit_id,
      on: form.moved_on,
      requester: form.requester,
      approver: form.approver,
      reason: form.reason,
      requestKey: form.request_key,
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
