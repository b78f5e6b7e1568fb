import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { renderList } from '#platform/lists/render'
import { historyOf } from '#registry/queries/history'
import { saveItem } from '#stores/actions/save_item'
import { expectedOf } from '#stores/expected'
import { itemList } from '#stores/lists/stock'
import { Item } from '#stores/models/item'
import { stockCard } from '#stores/queries/stock_card'
import { reorder } from '#stores/rules/reorder'
import { itemValidator } from '#stores/validators/stores'

/** Items and their stock cards. */
export default class ItemsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, itemList, {
      buttons: [
        {
          label: 'stores.items.create',
          route: 'stores.items.create',
          permission: 'stores.items.edit',
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

  async create({ view }: HttpContext) {
    return view.render('stores/items/form', { item: null })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(itemValidator)
    const item = await saveItem(act, factsOf(form))
    session.flash('notice', {
      tone: 'good',
      key: 'stores.items.saved',
      params: { code: item.code },
    })
    return response.redirect(`/stores/items/${item.id}`)
  }

  async edit({ params, view }: HttpContext) {
    return view.render('stores/items/form', { item: await Item.findOrFail(params.id) })
  }

  async update({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(itemValidator)
    const item = await saveItem(act, factsOf(form), Number(params.id))
    session.flash('notice', {
      tone: 'good',
      key: 'stores.items.saved',
      params: { code: item.code },
    })
    return response.redirect(`/stores/items/${item.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const item = await Item.findOrFail(params.id)
    const balances = await act.restrict(
      db
        .from('stores_balances as b')
        .join('stores_stores as s', 's.id', 'b.store_id')
        .where('b.item_id', item.id)
        .orderBy('s.code')
        .select('b.*', 's.code', 's.name_fr', 's.name_ar'),
      'stores.stock.view',
      { unit: 's.unit_id' }
    )
    const total = await db
      .from('stores_balances')
      .where('item_id', item.id)
      .sum('quantity as quantity')
      .first()
    const held = String(total?.quantity ?? '0')
    const expected = await expectedOf(item.id)
    return view.render('stores/items/show', {
      item,
      held,
      expected,
      balances,
      card: await stockCard(act, item.id, 300, i18n.locale),
      advice: reorder({
        available: held,
        ordered: expected,
        min: item.minimum,
        max: item.maximum,
      }),
      history: await historyOf('stores.item', [item.id], act, i18n),
    })
  }
}

type ItemForm = Awaited<ReturnType<(typeof itemValidator)['validate']>>

function factsOf(form: ItemForm) {
  return {
    code: form.code,
    nameFr: form.name_fr,
    nameAr: form.name_ar,
    unit: form.unit,
    family: form.family,
    shelf: form.shelf,
    minimum: form.minimum,
    maximum: form.maximum,
  }
}
